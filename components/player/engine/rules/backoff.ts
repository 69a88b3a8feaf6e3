/**
 * How long to wait before the next attempt, in ms: 400 doubled each time up to `ceilingMs`, of which a random half
 * is taken away so that an audience that lost the same server does not come back in one beat.
 *
 * @param attempt 0 for the first repetition
 * @param random a number in [0, 1)
 */
export function backoffMs(attempt: number, random: number, ceilingMs = 5_000): number {
  const full = Math.min(ceilingMs, 400 * 2 ** Math.min(attempt, 10))
  return Math.round(full * (1 - random / 2))
}
