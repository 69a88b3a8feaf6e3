/** Tries before somebody is asked to look: with these pauses, about three days. */
const mostTries = 80

/** How long to wait after a failed try, the first being 1: 10 s, 20 s, 40 s … and an hour at most, ms. */
export function pauseMs(attempts: number): number {
  return Math.min(60 * 60, 5 * 2 ** Math.min(attempts, 12)) * 1000
}

/** Whether a try that failed was the last one that is made unasked. */
export function isLastTry(attempts: number): boolean {
  return attempts >= mostTries
}
