import { SAMPLE_RATE } from './sound-clock'
import { audioDataOf, readEach } from './track-streams'

/** Takes 48 kHz stereo: left then right in one array; the sound's own time stamp and the page's clock, ms. */
export type SoundHandler = (planes: Float32Array, captureMs: number, arrivedMs: number) => void

/**
 * Reads a track's samples until stopped.
 * @returns the way to stop
 */
export function readSound(track: MediaStreamTrack, onSound: SoundHandler): () => void {
  // A track of our own, for the same reason as in `readFrames`.
  const own = track.clone()
  const chunks = audioDataOf(own)
  if (!chunks) return readByScriptProcessor(own, onSound)
  return readEach(chunks, own, (chunk, arrivedMs) => {
    onSound(stereo(chunk), chunk.timestamp / 1000, arrivedMs)
    chunk.close()
  })
}

function stereo(chunk: AudioData): Float32Array {
  const samples = chunk.numberOfFrames
  const planes = new Float32Array(samples * 2)
  chunk.copyTo(planes.subarray(0, samples), { planeIndex: 0, format: 'f32-planar' })
  const right = planes.subarray(samples)
  if (chunk.numberOfChannels > 1) chunk.copyTo(right, { planeIndex: 1, format: 'f32-planar' })
  else right.set(planes.subarray(0, samples))
  return planes
}

/** For browsers that cannot stream a track's samples to the page. Old, but everywhere. */
function readByScriptProcessor(track: MediaStreamTrack, onSound: SoundHandler): () => void {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE })
  const source = context.createMediaStreamSource(new MediaStream([track]))
  const processor = context.createScriptProcessor(1024, 2, 2)
  processor.onaudioprocess = (event) => {
    const left = event.inputBuffer.getChannelData(0)
    const planes = new Float32Array(left.length * 2)
    planes.set(left)
    planes.set(event.inputBuffer.getChannelData(1), left.length)
    onSound(planes, event.playbackTime * 1000, performance.now())
  }
  source.connect(processor)
  processor.connect(context.destination)
  return () => {
    processor.disconnect()
    void context.close()
    track.stop()
  }
}
