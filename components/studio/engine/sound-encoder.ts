import {
  AdtsOutputFormat,
  AudioSample,
  AudioSampleSource,
  NullTarget,
  Output,
  canEncodeAudio,
  type EncodedPacket,
} from 'mediabunny'
import { StudioProblem } from './problem'
import { SAMPLE_RATE } from './sound-clock'

const CHANNELS = 2
/** AAC-LC stereo, bits per second. */
export const SOUND_BITRATE = 128_000

export type SoundPacketHandler = (packet: EncodedPacket, meta: EncodedAudioChunkMetadata | undefined) => void

/**
 * Makes AAC possible: where the browser's `AudioEncoder` has none (Debian's Chromium, Firefox) the WebAssembly encoder
 * is loaded. It needs `worker-src blob:` and `'wasm-unsafe-eval'` in the page's policy; without them it would hang.
 */
async function ensureAac(): Promise<void> {
  if (await canEncodeAudio('aac', { numberOfChannels: CHANNELS, sampleRate: SAMPLE_RATE, bitrate: SOUND_BITRATE })) return
  const { registerAacEncoder } = await import('@mediabunny/aac-encoder')
  registerAacEncoder()
}

/** Encodes sound once; its packets go into every rendition. */
export class SoundEncoder {
  private queue: Promise<void> = Promise.resolve()
  private waiting = 0
  private failed = false

  private constructor(
    private readonly output: Output,
    private readonly source: AudioSampleSource,
    private readonly onError: (problem: StudioProblem) => void,
  ) {}

  /** @throws {StudioProblem} `no_audio_encoder` */
  static async start(onPacket: SoundPacketHandler, onError: (problem: StudioProblem) => void): Promise<SoundEncoder> {
    try {
      await ensureAac()
      const source = new AudioSampleSource({ codec: 'aac', bitrate: SOUND_BITRATE, onEncodedPacket: onPacket })
      // The encoder wants an output of its own; the real ones are made per segment and take the packets.
      const output = new Output({ format: new AdtsOutputFormat(), target: new NullTarget() })
      output.addAudioTrack(source)
      await output.start()
      return new SoundEncoder(output, source, onError)
    } catch (error) {
      throw new StudioProblem('no_audio_encoder', String(error))
    }
  }

  /** Chunks given and not yet taken by the encoder. */
  get backlog(): number {
    return this.waiting
  }

  /**
   * @param planes left and right, one after the other
   * @param firstSample place on the run's time line, in samples
   */
  add(planes: Float32Array, firstSample: number): void {
    if (this.failed) return
    this.waiting += 1
    const sample = new AudioSample({
      data: planes,
      format: 'f32-planar',
      numberOfChannels: CHANNELS,
      sampleRate: SAMPLE_RATE,
      timestamp: firstSample / SAMPLE_RATE,
    })
    this.queue = this.queue
      .then(() => this.source.add(sample))
      .catch((error: unknown) => {
        if (this.failed) return
        this.failed = true
        this.onError(new StudioProblem('encoder_failed', `sound: ${String(error)}`))
      })
      .finally(() => {
        sample.close()
        this.waiting -= 1
      })
  }

  /** Encodes what is left and lets go. */
  async finish(): Promise<void> {
    await this.queue
    if (this.failed) await this.output.cancel()
    else await this.output.finalize()
  }
}
