import { expect, test } from 'vitest'
import { keepFewStreams, mostStreamsOfSession } from './open-streams'

/** An endless stream, and whether anybody still wants it. */
function endless() {
  const state = { wanted: true }
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('retry: 1000\n\n')),
    cancel: () => void (state.wanted = false),
  })
  return { state, stream }
}

const settle = () => new Promise((done) => setTimeout(done, 5))

test('the oldest stream of a session makes room, and is told not to come back at once', async () => {
  const sources = Array.from({ length: mostStreamsOfSession + 1 }, endless)
  const streams = sources.map(({ stream }) => keepFewStreams('a tab too many', '192.0.2.1', stream))
  const other = endless()
  const neighbour = keepFewStreams('another session', '192.0.2.1', other.stream)
  expect(await new Response(streams[0] ?? null).text()).toContain('retry: 60000')
  await settle()
  expect(sources.map(({ state }) => state.wanted)).toEqual([false, ...Array.from({ length: mostStreamsOfSession }, () => true)])
  expect(other.state.wanted).toBe(true)
  for (const stream of [...streams.slice(1), neighbour]) await stream.cancel()
  await settle()
  expect(sources.some(({ state }) => state.wanted)).toBe(false)
})

test('a stream that was left makes room as well', async () => {
  const first = Array.from({ length: mostStreamsOfSession }, endless)
  const streams = first.map(({ stream }) => keepFewStreams('comes and goes', null, stream))
  await streams[3]?.cancel()
  const next = endless()
  const last = keepFewStreams('comes and goes', null, next.stream)
  await settle()
  expect(first.map(({ state }) => state.wanted).filter(Boolean)).toHaveLength(mostStreamsOfSession - 1)
  expect(next.state.wanted).toBe(true)
  for (const stream of [...streams.filter((_, index) => index !== 3), last]) await stream.cancel()
})
