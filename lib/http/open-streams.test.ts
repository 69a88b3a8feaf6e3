import { expect, test } from 'vitest'
import { keepFewStreams, mostStreamsOfNetwork, mostStreamsOfPerson, mostStreamsOfSession, type Listener } from './open-streams'

/** An endless stream that somebody listens to, and whether anybody still wants it. */
function listen(listener: Listener, network: string | null = null) {
  const state = { wanted: true }
  const events = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('retry: 1000\n\n')),
    cancel: () => void (state.wanted = false),
  })
  return { state, stream: keepFewStreams(listener, network, events) }
}

const many = <T>(count: number, one: (index: number) => T) => Array.from({ length: count }, (_, index) => one(index))
const wanted = (all: readonly ReturnType<typeof listen>[]) => all.map(({ state }) => state.wanted)
const settle = () => new Promise((done) => setTimeout(done, 5))
async function leaveAll(all: readonly ReturnType<typeof listen>[]): Promise<void> {
  await Promise.all(all.filter(({ state }) => state.wanted).map(({ stream }) => stream.cancel()))
}

test('the oldest stream of a session makes room, and is told not to come back at once', async () => {
  const tabs = many(mostStreamsOfSession + 1, () => listen({ sessionId: 'a tab too many', personId: 'p' }, '192.0.2.1'))
  const neighbour = listen({ sessionId: 'another session', personId: 'p' }, '192.0.2.1')
  expect(await new Response(tabs[0]?.stream ?? null).text()).toContain('retry: 60000')
  await settle()
  expect(wanted(tabs)).toEqual([false, ...many(mostStreamsOfSession, () => true)])
  expect(neighbour.state.wanted).toBe(true)
  await leaveAll([...tabs, neighbour])
  await settle()
  expect(wanted([...tabs, neighbour])).not.toContain(true)
})

test('a stream that was left makes room as well', async () => {
  const listener = { sessionId: 'comes and goes', personId: 'p' }
  const first = many(mostStreamsOfSession, () => listen(listener))
  await first[3]?.stream.cancel()
  const next = listen(listener)
  await settle()
  expect(wanted(first).filter(Boolean)).toHaveLength(mostStreamsOfSession - 1)
  expect(next.state.wanted).toBe(true)
  await leaveAll([...first, next])
})

test('a person with many sessions has no more than so many in all of them, wherever they are', async () => {
  const own = many(mostStreamsOfPerson + 2, (index) => listen({ sessionId: `session ${index}`, personId: 'everywhere' }, `192.0.2.${index}`))
  const other = listen({ sessionId: 'one', personId: 'somebody else' }, '192.0.2.1')
  await settle()
  expect(wanted(own)).toEqual([false, false, ...many(mostStreamsOfPerson, () => true)])
  expect(other.state.wanted).toBe(true)
  await leaveAll([...own, other])
})

test('in a network that is full whoever has most there makes room for a stranger, and nobody is refused', async () => {
  const network = '192.0.2.9'
  const calm = many(20, (index) => listen({ sessionId: `calm ${index}`, personId: `calm ${index}` }, network))
  const people = (mostStreamsOfNetwork - calm.length) / mostStreamsOfPerson
  const greedy = many(people, (person) => many(mostStreamsOfPerson, (index) => listen({ sessionId: `${person} ${index}`, personId: `greedy ${person}` }, network)))
  expect(wanted([...calm, ...greedy.flat()])).not.toContain(false)
  const strangers = many(2, (index) => listen({ sessionId: `stranger ${index}`, personId: `stranger ${index}` }, network))
  await settle()
  expect(wanted([...strangers, ...calm])).not.toContain(false)
  const closed = greedy.flatMap((own) => own.flatMap(({ state }, index) => (state.wanted ? [] : [index])))
  expect(closed).toEqual([0, 0])
  // Who would have most with one more makes room for it themselves.
  const more = listen({ sessionId: 'one more', personId: 'greedy 0' }, network)
  await settle()
  expect(more.state.wanted).toBe(true)
  expect(wanted(greedy[0] ?? []).filter(Boolean)).toHaveLength(mostStreamsOfPerson - 2)
  expect(wanted([...strangers, ...calm])).not.toContain(false)
  await leaveAll([...calm, ...greedy.flat(), ...strangers, more])
})

test('where everybody in a full network has one, the oldest makes room', async () => {
  const crowd = many(mostStreamsOfNetwork + 1, (index) => listen({ sessionId: `${index}`, personId: `one of many ${index}` }, '192.0.2.10'))
  await settle()
  expect(wanted(crowd)).toEqual([false, ...many(mostStreamsOfNetwork, () => true)])
  await leaveAll(crowd)
})
