/** One picture to encode: its time stamp in µs, and whether a second (and so a segment) begins with it. */
export type Shot = { timestampUs: number; startsSecond: boolean }

const SECOND_US = 1_000_000
/** Two pictures nearer than this are one. */
const CLOSEST_US = 1000

/**
 * The time line of one run: it begins with the first picture, only goes forward, and no second of it is without a
 * picture. Pure: pictures' places come in, time stamps go out.
 */
export class RunTimeline {
  private first: number | null = null
  private lastUs = -Infinity
  private second = -1

  /** Place of the time line's 0, ms; `null` before the first picture. */
  get beganMs(): number | null {
    return this.first
  }

  /** Time without a picture, up to a place, ms; 0 before the first picture. */
  emptyMs(placedMs: number): number {
    return this.first === null ? 0 : placedMs - this.first - this.lastUs / 1000
  }

  /**
   * What to encode when a picture is placed: first the last picture once more for each second that passed without one,
   * then the picture itself; nothing for a picture that comes too late.
   * @param placedMs ms on the page's clock
   * @returns the picture's own shot last
   */
  shots(placedMs: number): Shot[] {
    // Whole milliseconds are whole samples at 48 kHz, so sound keeps its exact spacing.
    this.first ??= Math.floor(placedMs)
    const ownUs = Math.round((placedMs - this.first) * 1000)
    if (ownUs < this.lastUs + CLOSEST_US) return []
    const shots: Shot[] = []
    while (this.second >= 0 && Math.floor(ownUs / SECOND_US) > this.second + 1) {
      shots.push(this.shot((this.second + 1) * SECOND_US))
    }
    return [...shots, this.shot(ownUs)]
  }

  private shot(timestampUs: number): Shot {
    const second = Math.floor(timestampUs / SECOND_US)
    const startsSecond = second > this.second
    this.second = second
    this.lastUs = timestampUs
    return { timestampUs, startsSecond }
  }
}
