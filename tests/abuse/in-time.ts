import { setTimeout as sleep } from 'node:timers/promises'

/** Longer than any answer takes on a busy machine, ms. */
const deadlineMs = 20_000

/** What came, or null when nothing did: an answer that hangs is a finding, and must not keep the check from it. */
export async function inTime<T>(answer: Promise<T>): Promise<T | null> {
  const late = new AbortController()
  try {
    return await Promise.race([answer, sleep(deadlineMs, null, { signal: late.signal })])
  } finally {
    late.abort()
    // Whatever becomes of it later is of no interest any more.
    answer.catch(() => undefined)
  }
}
