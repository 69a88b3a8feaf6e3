import { SAMPLE_RATE } from './sound-clock'

/** Loudness of the test tone, as gain. About −32 dBFS: heard, not annoying. */
const TONE_GAIN = 0.025

/**
 * The sound graph: whatever comes in (microphone, test tone, nothing) leaves by one track that never ends. So a
 * microphone can be changed or pulled out while live, and the encoder does not notice.
 */
export class SoundDesk {
  private readonly context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' })
  private readonly gain = this.context.createGain()
  private readonly analyser = this.context.createAnalyser()
  private readonly destination = this.context.createMediaStreamDestination()
  private readonly floor = this.context.createConstantSource()
  private readonly samples: Float32Array<ArrayBuffer>
  private source: AudioNode | null = null

  constructor() {
    this.analyser.fftSize = 4096
    this.samples = new Float32Array(this.analyser.fftSize)
    this.destination.channelCount = 2
    this.gain.connect(this.analyser)
    this.gain.connect(this.destination)
    // A source of zeros keeps the track's clock running while nothing is plugged in.
    this.floor.offset.value = 0
    this.floor.connect(this.destination)
    this.floor.start()
  }

  /** The track that carries the sound, 48 kHz stereo. */
  get track(): MediaStreamTrack {
    const track = this.destination.stream.getAudioTracks()[0]
    if (!track) throw new Error('an audio destination without a track')
    return track
  }

  /** False until the browser lets the page make sound, which may need a click. */
  get running(): boolean {
    return this.context.state === 'running'
  }

  /** Calls back when {@link running} changes. */
  onRunning(watcher: (running: boolean) => void): void {
    this.context.addEventListener('statechange', () => watcher(this.running))
  }

  /** Asks the browser to start; answers after at most a moment even when it wants a click first. */
  async resume(): Promise<void> {
    if (this.running) return
    await Promise.race([this.context.resume(), new Promise((resolve) => setTimeout(resolve, 300))])
  }

  connectMicrophone(stream: MediaStream): void {
    this.connect(this.context.createMediaStreamSource(stream))
  }

  connectTone(): void {
    const tone = this.context.createOscillator()
    tone.frequency.value = 440
    const quiet = this.context.createGain()
    quiet.gain.value = TONE_GAIN
    tone.connect(quiet)
    tone.start()
    this.connect(quiet)
  }

  disconnect(): void {
    this.source?.disconnect()
    this.source = null
  }

  setMuted(muted: boolean): void {
    this.gain.gain.setTargetAtTime(muted ? 0 : 1, this.context.currentTime, 0.01)
  }

  /** Loudness of the last 85 ms, dBFS: peak and mean. −100 is silence. */
  level(): { peak: number; mean: number } {
    this.analyser.getFloatTimeDomainData(this.samples)
    let peak = 0
    let sum = 0
    for (const sample of this.samples) {
      peak = Math.max(peak, Math.abs(sample))
      sum += sample * sample
    }
    return { peak: decibels(peak), mean: decibels(Math.sqrt(sum / this.samples.length)) }
  }

  async close(): Promise<void> {
    this.disconnect()
    if (this.context.state !== 'closed') await this.context.close()
  }

  private connect(node: AudioNode): void {
    this.disconnect()
    this.source = node
    node.connect(this.gain)
  }
}

function decibels(amplitude: number): number {
  return amplitude < 0.00001 ? -100 : 20 * Math.log10(amplitude)
}
