/** Everything is encoded at this rate: another one breaks playback of AAC and Opus in fragmented MP4. Hz. */
export const SAMPLE_RATE = 48_000

const SAMPLES_PER_MS = SAMPLE_RATE / 1000
/** Arrivals are judged by the earliest of so many chunks: the page can only make a chunk late, never early. */
const WINDOW_CHUNKS = 100
/** Drift below this is left alone. Samples: 10 ms. */
const TOLERATED_DRIFT = 10 * SAMPLES_PER_MS
/** From here on stretching would take too long: put silence in, or leave sound out. Samples: 250 ms. */
const BROKEN_DRIFT = 250 * SAMPLES_PER_MS

/** What to do with one chunk of sound: silence to put before it, and samples to add to it or take from it. */
export type SoundPlacement = { firstSample: number; silenceBefore: number; stretch: -1 | 0 | 1 } | null

/**
 * Keeps sound in step with the page's clock for hours. Samples are counted, so sound has no gaps; but a sound card's
 * clock is wrong by up to 50 parts in a million, half a second in three hours. The difference is worked off by one
 * sample in a chunk of about 480, which nobody hears.
 */
export class SoundClock {
  private nextSample: number | null = null
  private baseline: number | null = null
  private window: number[] = []
  private drift = 0

  /** @param originMs the page's clock, ms, at which sample 0 is heard */
  constructor(private readonly originMs: number) {}

  /** How far the sound already placed lags behind the page's clock, ms. */
  behindMs(nowMs: number): number {
    if (this.nextSample === null) return nowMs - this.originMs
    return nowMs - this.originMs - this.nextSample / SAMPLES_PER_MS
  }

  /**
   * Places a chunk that was just handed over.
   * @param samples per channel in the chunk
   * @param arrivedMs the page's clock, ms
   * @returns `null` when the chunk must be left out, since its time is already filled
   */
  place(samples: number, arrivedMs: number): SoundPlacement {
    const expectedEnd = Math.round((arrivedMs - this.originMs) * SAMPLES_PER_MS)
    if (this.nextSample === null) this.nextSample = Math.max(0, expectedEnd - samples)
    const late = expectedEnd - (this.nextSample + samples)
    if (late < -BROKEN_DRIFT) return null
    const silenceBefore = late - (this.baseline ?? 0) > BROKEN_DRIFT * 4 ? late - (this.baseline ?? 0) : 0
    this.judge(late - silenceBefore)
    const stretch = this.drift > TOLERATED_DRIFT ? 1 : this.drift < -TOLERATED_DRIFT ? -1 : 0
    if (stretch !== 0) this.drift -= stretch
    const firstSample = this.nextSample
    this.nextSample += silenceBefore + samples + stretch
    return { firstSample, silenceBefore, stretch }
  }

  /** Fills time for which no sound came. @returns the first sample of the silence */
  placeSilence(samples: number): number {
    const firstSample = this.nextSample ?? 0
    this.nextSample = firstSample + samples
    this.window = []
    return firstSample
  }

  private judge(late: number): void {
    this.window.push(late)
    if (this.window.length < WINDOW_CHUNKS) return
    const earliest = Math.min(...this.window)
    this.window = []
    if (this.baseline === null) this.baseline = earliest
    else this.drift = earliest - this.baseline
  }
}
