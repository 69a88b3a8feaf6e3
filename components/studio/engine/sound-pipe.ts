import { SAMPLE_RATE, SoundClock } from './sound-clock'
import type { SoundEncoder } from './sound-encoder'
import { readSound } from './sound-reader'
import { steadyInterval } from './steady-timer'

/** No sound for so long is filled with silence, or the picture would wait for it. ms */
const PATIENCE_MS = 400
const CHECK_EVERY_MS = 100
/** Filled at once at most; after a longer sleep the run ends. ms */
const LONGEST_FILL_MS = 5000

/**
 * Feeds a track's sound to the encoder, in step with the page's clock, without a hole: a browser that holds sound back
 * until somebody clicks, or a sound card that dies, gives silence and not a stopped stream.
 * @param originMs the page's clock at sample 0, ms
 * @returns the way to stop
 */
export function pipeSound(track: MediaStreamTrack, encoder: SoundEncoder, originMs: number): () => void {
  const clock = new SoundClock(originMs)
  let heardSinceCheck = false
  let quietChecks = 0

  const stopReading = readSound(track, (planes, captureMs, arrivedMs) => {
    heardSinceCheck = true
    const samples = planes.length / 2
    const placed = clock.place({ samples, captureMs, arrivedMs })
    if (!placed) return
    if (placed.silenceBefore > 0) encoder.add(new Float32Array(placed.silenceBefore * 2), placed.firstSample)
    const sound = placed.stretch === 0 ? planes : stretched(planes, samples + placed.stretch)
    encoder.add(sound, placed.firstSample + placed.silenceBefore)
  })

  const stopChecking = steadyInterval(CHECK_EVERY_MS, () => {
    // After the page was busy, sound that waited is read between two checks: only a second quiet check counts.
    quietChecks = heardSinceCheck ? 0 : quietChecks + 1
    heardSinceCheck = false
    const behind = clock.behindMs(performance.now())
    if (quietChecks < 2 || behind < PATIENCE_MS) return
    const samples = Math.round((Math.min(LONGEST_FILL_MS, behind - PATIENCE_MS / 2) / 1000) * SAMPLE_RATE)
    encoder.add(new Float32Array(samples * 2), clock.placeSilence(samples))
  })

  return () => {
    stopReading()
    stopChecking()
  }
}

/** The same sound in a few samples more or less, by straight lines between samples. */
export function stretched(planes: Float32Array, length: number): Float32Array {
  const before = planes.length / 2
  const result = new Float32Array(length * 2)
  for (let channel = 0; channel < 2; channel += 1) {
    for (let sample = 0; sample < length; sample += 1) {
      const position = (sample * (before - 1)) / Math.max(1, length - 1)
      const left = Math.floor(position)
      const from = planes[channel * before + left] ?? 0
      const to = planes[channel * before + Math.min(before - 1, left + 1)] ?? from
      result[channel * length + sample] = from + (to - from) * (position - left)
    }
  }
  return result
}
