/** A mail that nobody has taken after a day is given up, ms. */
export const giveUpAfterMs = 24 * 60 * 60 * 1000

/** How long to wait after a failed try, the first being 1: 2 s, 4 s, 8 s … and 15 minutes at most. A code is waited for. */
export function pauseMs(attempts: number): number {
  return Math.min(15 * 60, 2 ** Math.min(attempts, 12)) * 1000
}
