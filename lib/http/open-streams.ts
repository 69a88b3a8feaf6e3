import { Problem } from '@/lib/platform/problem'

type Open = { close: () => void }
const bySession = new Map<string, Set<Open>>()
const byNetwork = new Map<string, number>()

/** A person may have that many tabs; each stream holds a response, so that nobody can pile them up. */
export const mostStreamsOfSession = 10
/** Many people share an address. */
const mostStreamsOfNetwork = 2_000
/** How long a browser waits before it opens a stream again that had to make room for another, ms. */
const comeBackMs = 60_000

/**
 * Passes an event stream on, and closes the oldest of its session when there are too many: a fan with many tabs loses
 * nothing in the one they look at. `retry` (HTML, 9.2.5) keeps the closed one from coming back at once, which would only
 * close the next.
 * Throws `too_many_requests` to a network that has very many.
 */
export function keepFewStreams(sessionId: string, network: string | null, events: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const place = network ?? 'nowhere'
  const reader = events.getReader()
  if ((byNetwork.get(place) ?? 0) >= mostStreamsOfNetwork) {
    void reader.cancel()
    throw new Problem('too_many_requests', { retryAfterSeconds: 30 })
  }
  const streams = bySession.get(sessionId) ?? new Set<Open>()
  let leave = () => false
  const passed = new ReadableStream<Uint8Array>({
    start(controller) {
      const open: Open = {
        close: () => {
          leave()
          controller.enqueue(new TextEncoder().encode(`: too many streams of this session\nretry: ${comeBackMs}\n\n`))
          controller.close()
          void reader.cancel()
        },
      }
      leave = () => {
        if (!streams.delete(open)) return false
        if (streams.size === 0) bySession.delete(sessionId)
        const others = (byNetwork.get(place) ?? 1) - 1
        if (others > 0) byNetwork.set(place, others)
        else byNetwork.delete(place)
        return true
      }
      bySession.set(sessionId, streams.add(open))
      byNetwork.set(place, (byNetwork.get(place) ?? 0) + 1)
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
  while (streams.size > mostStreamsOfSession) [...streams][0]?.close()
  return passed
}

/** An answer that is an event stream, as one of few; every other answer as it is. */
export function withFewStreams<T>(answer: T, sessionId: string, network: string | null): T {
  return answer instanceof ReadableStream ? (keepFewStreams(sessionId, network, answer) as T & ReadableStream) : answer
}
