/** Seconds over which the rate is smoothed. */
const WINDOW = 5

/** Average rate of a growing count of bytes over the last seconds. */
export class BitrateMeter {
  private readings: { atMs: number; bytes: number }[] = []

  /**
   * @param bytes all bytes so far; a smaller number than before starts anew
   * @returns kbit/s
   */
  read(bytes: number, atMs: number): number {
    const last = this.readings.at(-1)
    if (last && bytes < last.bytes) this.readings = []
    this.readings.push({ atMs, bytes })
    while (this.readings.length > 1 && (this.readings[0]?.atMs ?? 0) < atMs - WINDOW * 1000) this.readings.shift()
    const first = this.readings[0]
    if (!first || atMs <= first.atMs) return 0
    return Math.round(((bytes - first.bytes) * 8) / (atMs - first.atMs))
  }
}
