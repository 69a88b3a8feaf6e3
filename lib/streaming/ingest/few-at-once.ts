import { Problem } from '@/lib/platform/problem'

/** Of a process. Each holds a connection to the database for as long as the storage takes; the pool has some more, for everybody else. */
const mostAtOnce = 4
/** Longer than a transaction may take, ms. */
const mostMs = 20_000

let free = mostAtOnce
const waiting: (() => void)[] = []
/** Per stream: when the push before is over. */
const lasts = new Map<string, Promise<void>>()

/**
 * Runs `work` when it is its turn: one push of a stream after another, for the stream's lock would let no more in and each
 * would wait for it on a connection of its own; and a few streams at once. Throws `unavailable` for work without an end.
 */
export async function fewAtOnce<T>(streamId: string, work: () => Promise<T>): Promise<T> {
  const before = lasts.get(streamId) ?? Promise.resolve()
  const { promise: over, resolve: end } = Promise.withResolvers<void>()
  const last = before.then(() => over)
  lasts.set(streamId, last)
  await before
  await takePlace()
  try {
    return await inTime(work())
  } finally {
    givePlace()
    end()
    if (lasts.get(streamId) === last) lasts.delete(streamId)
  }
}

/** Its transaction is over by then: what a storage keeps that never answers is no place in this line. */
function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Problem('unavailable', { retryAfterSeconds: 1 })), mostMs)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

function takePlace(): Promise<void> | void {
  if (free > 0) {
    free -= 1
    return
  }
  return new Promise((resolve) => waiting.push(resolve))
}

/** Hands the place to whoever has waited longest. */
function givePlace(): void {
  const next = waiting.shift()
  if (next) next()
  else free += 1
}
