/** Everything is encoded at this rate: another one breaks playback of AAC and Opus in fragmented MP4. Hz. */
export const SAMPLE_RATE = 48_000

const SAMPLES_PER_MS = SAMPLE_RATE / 1000
/**
 * Arrivals are judged by the earliest within this time, and at least so many: the page can only make a chunk late,
 * never early, and after it stood still many come at one moment. ms
 */
const WINDOW_MS = 900
const WINDOW_CHUNKS = 50
/** Drift below this is left alone. Samples: 10 ms. */
const TOLERATED_DRIFT = 10 * SAMPLES_PER_MS
/** Sound further ahead of its time than this is left out. Samples: 250 ms. */
const FARTHEST_AHEAD = 250 * SAMPLES_PER_MS
/** A jump in the chunks' own time stamps is a hole from here on; below it is rounding. ms */
const HOLE_MS = 50
/** A longer hole is not filled: the run ends then, see the encoder. Samples: 10 s. */
const LONGEST_SILENCE = 10_000 * SAMPLES_PER_MS

/** A chunk of sound as it was handed over: its length, its own time stamp, and the page's clock. Samples, ms, ms. */
export type SoundArrival = { samples: number; captureMs: number; arrivedMs: number }

/** What to do with a chunk: silence to put before it, and samples to add to it or take from it. */
export type SoundPlacement = { firstSample: number; silenceBefore: number; stretch: -1 | 0 | 1 } | null

/**
 * Keeps sound in step with the page's clock for hours. Samples are counted, so sound has no gaps; but a sound card's
 * clock is wrong by up to 50 parts in a million, half a second in three hours. The difference is worked off by one
 * sample in a chunk of about 480, which nobody hears. A page that stood still hands over late but whole sound: only the
 * chunks' own time stamps tell a hole.
 */
export class SoundClock {
  private nextSample: number | null = null
  private captureEndMs: number | null = null
  private filled = false
  private baseline: number | null = null
  private window: { late: number; arrivedMs: number }[] = []
  private drift = 0

  /** @param originMs the page's clock, ms, at which sample 0 is heard */
  constructor(private readonly originMs: number) {}

  /** How far the sound already placed lags behind the page's clock, ms. */
  behindMs(nowMs: number): number {
    if (this.nextSample === null) return nowMs - this.originMs
    return nowMs - this.originMs - this.nextSample / SAMPLES_PER_MS
  }

  /** Places a chunk. @returns `null` when it must be left out, since its time is already filled */
  place({ samples, captureMs, arrivedMs }: SoundArrival): SoundPlacement {
    const expectedEnd = Math.round((arrivedMs - this.originMs) * SAMPLES_PER_MS)
    this.nextSample ??= Math.max(0, expectedEnd - samples)
    const late = expectedEnd - (this.nextSample + samples) - (this.baseline ?? 0)
    const holeMs = this.captureEndMs === null ? 0 : captureMs - this.captureEndMs
    this.captureEndMs = captureMs + samples / SAMPLES_PER_MS
    if (late < (this.filled ? -samples : -FARTHEST_AHEAD)) return null
    const missing = this.filled ? late : holeMs >= HOLE_MS ? Math.round(holeMs * SAMPLES_PER_MS) : 0
    const silenceBefore = Math.min(LONGEST_SILENCE, Math.max(0, missing))
    this.filled = false
    this.judge(late + (this.baseline ?? 0) - silenceBefore, arrivedMs)
    const stretch = this.drift > TOLERATED_DRIFT ? 1 : this.drift < -TOLERATED_DRIFT ? -1 : 0
    this.drift -= stretch
    const firstSample = this.nextSample
    this.nextSample += silenceBefore + samples + stretch
    return { firstSample, silenceBefore, stretch }
  }

  /** Fills time for which no sound came; the next chunk is placed by its arrival. @returns the silence's first sample */
  placeSilence(samples: number): number {
    const firstSample = this.nextSample ?? 0
    this.nextSample = firstSample + samples
    this.filled = true
    this.window = []
    return firstSample
  }

  private judge(late: number, arrivedMs: number): void {
    this.window.push({ late, arrivedMs })
    const beganMs = this.window[0]?.arrivedMs ?? arrivedMs
    if (this.window.length < WINDOW_CHUNKS || arrivedMs - beganMs < WINDOW_MS) return
    const earliest = Math.min(...this.window.map((chunk) => chunk.late))
    this.window = []
    if (this.baseline === null) this.baseline = earliest
    else this.drift = earliest - this.baseline
  }
}
