/** Of a process. Each holds a connection to the database for as long as the storage takes; the pool has some more, for everybody else. */
const mostAtOnce = 4

let free = mostAtOnce
const waiting: (() => void)[] = []
/** Per stream: when the push before is over. */
const lasts = new Map<string, Promise<void>>()

/**
 * Runs `work` when it is its turn: one push of a stream after another, for the stream's lock would let no more in and each
 * would wait for it on a connection of its own; and a few streams at once.
 */
export async function fewAtOnce<T>(streamId: string, work: () => Promise<T>): Promise<T> {
  const before = lasts.get(streamId) ?? Promise.resolve()
  const { promise: over, resolve: end } = Promise.withResolvers<void>()
  const last = before.then(() => over)
  lasts.set(streamId, last)
  await before
  await takePlace()
  try {
    return await work()
  } finally {
    givePlace()
    end()
    if (lasts.get(streamId) === last) lasts.delete(streamId)
  }
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
