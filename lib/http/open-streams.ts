/** Whose stream it is: a person may be signed in with many sessions. */
export type Listener = { sessionId: string; personId: string }
/** The sets that hold them are in the order of their opening, so that the oldest comes first. */
type Open = Listener & { close: () => void }
const byPerson = new Map<string, Set<Open>>()
const byNetwork = new Map<string, Set<Open>>()

/** A browser needs one, however many its tabs; each stream holds a response, so that nobody can pile them up. */
export const mostStreamsOfSession = 10
/** Of all sessions of a person: more devices than one person uses at once. */
export const mostStreamsOfPerson = 30
/** Many people share an address. */
export const mostStreamsOfNetwork = 2_000
/** How long a browser waits before it opens a stream again that had to make room for another, ms. */
const comeBackMs = 60_000

/**
 * Passes an event stream on, and closes another where there are too many: the oldest of its session, or of its person.
 * In a network that is full whoever has most there makes room, so that few people with many sessions shut nobody else
 * out. `retry` (HTML, 9.2.5) keeps the closed one from coming back at once, which would only close the next.
 */
export function keepFewStreams({ sessionId, personId }: Listener, network: string | null, events: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const place = network ?? 'nowhere'
  const reader = events.getReader()
  let leave = () => false
  const passed = new ReadableStream<Uint8Array>({
    start(controller) {
      const open: Open = {
        sessionId,
        personId,
        close: () => {
          leave()
          controller.enqueue(new TextEncoder().encode(`: too many streams\nretry: ${comeBackMs}\n\n`))
          controller.close()
          void reader.cancel()
        },
      }
      leave = () => takeOut(byPerson, personId, open) && takeOut(byNetwork, place, open)
      putIn(byPerson, personId, open)
      putIn(byNetwork, place, open)
    },
    async pull(controller) {
      const { done, value } = await reader.read()
      if (!done) return controller.enqueue(value)
      if (leave()) controller.close()
    },
    cancel() {
      leave()
      return reader.cancel()
    },
  })
  const own = [...(byPerson.get(personId) ?? [])]
  const ofSession = own.filter((open) => open.sessionId === sessionId)
  if (ofSession.length > mostStreamsOfSession) ofSession[0]?.close()
  else if (own.length > mostStreamsOfPerson) own[0]?.close()
  const there = byNetwork.get(place)
  if (there && there.size > mostStreamsOfNetwork) oldestOfMost(there)?.close()
  return passed
}

/** An answer that is an event stream, as one of few; every other answer as it is. */
export function withFewStreams<T>(answer: T, listener: Listener, network: string | null): T {
  return answer instanceof ReadableStream ? (keepFewStreams(listener, network, answer) as T & ReadableStream) : answer
}

/** The oldest stream of whoever has most of these; of several who have as many, the oldest of all theirs. */
function oldestOfMost(streams: ReadonlySet<Open>): Open | undefined {
  const counts = new Map<string, number>()
  for (const { personId } of streams) counts.set(personId, (counts.get(personId) ?? 0) + 1)
  const most = Math.max(...counts.values())
  for (const open of streams) if (counts.get(open.personId) === most) return open
  return undefined
}

function putIn(sets: Map<string, Set<Open>>, key: string, open: Open): void {
  sets.set(key, (sets.get(key) ?? new Set<Open>()).add(open))
}

/** False where it was not in any more. */
function takeOut(sets: Map<string, Set<Open>>, key: string, open: Open): boolean {
  const streams = sets.get(key)
  if (!streams?.delete(open)) return false
  if (streams.size === 0) sets.delete(key)
  return true
}
