const turns = new Map<string, Promise<unknown>>()

/**
 * Does the work of one stream in the order in which it came. An encoder opens a connection per object, or asks for the
 * next one before the last is answered: its first segment arrives milliseconds after its init segment, and must not
 * overtake it.
 */
export function inTurn<T>(streamId: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(streamId) ?? Promise.resolve()
  const mine = before.then(work)
  // The next one waits until this is over, however it ends.
  const over: Promise<unknown> = mine.then(
    () => leave(),
    () => leave(),
  )
  const leave = () => {
    if (turns.get(streamId) === over) turns.delete(streamId)
  }
  turns.set(streamId, over)
  return mine
}
