/** Behind this, a frame's own clock is taken to have jumped (another camera, a laptop woken up). */
const FARTHEST_BEHIND_MS = 1000
/** Ahead of its arrival a frame cannot be; a little is allowed for rounding. */
const FARTHEST_AHEAD_MS = 40

/**
 * Puts frames of any camera on the run's time line. A camera's own time stamps are even but start anywhere; arrival
 * times are right but jittery. So the first frame is placed by its arrival and the next ones by their own stamps,
 * until the two disagree too much.
 */
export class FrameClock {
  private offsetMs: number | null = null
  private lastMs = -Infinity

  /** @param originMs the page's clock, in ms, at which the run's time line is 0 */
  constructor(private readonly originMs: number) {}

  /** Forgets the camera's clock: the next frame comes from another one. */
  changeSource(): void {
    this.offsetMs = null
  }

  /**
   * @param captureMs the frame's own time stamp, ms
   * @param arrivedMs the page's clock when the frame was handed over, ms
   * @returns ms on the run's time line, always later than before; `null` for a frame that comes too late to be shown
   */
  place(captureMs: number, arrivedMs: number): number | null {
    const arrival = arrivedMs - this.originMs
    if (this.offsetMs === null) this.offsetMs = arrival - captureMs
    const ahead = captureMs + this.offsetMs - arrival
    if (ahead > FARTHEST_AHEAD_MS || ahead < -FARTHEST_BEHIND_MS) this.offsetMs = arrival - captureMs
    const placed = captureMs + this.offsetMs
    if (placed < 0 || placed <= this.lastMs + 1) return null
    this.lastMs = placed
    return placed
  }
}
