import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { arrivalHeader, inArrivalOrder, noteArrival, requireFewRunning } from './arrival-order'

function arrive(authorization: string | undefined, path = '/api/ingest/one/0.ts') {
  const incoming = new IncomingMessage(new Socket())
  Object.assign(incoming.headers, { [arrivalHeader]: '1' }, authorization === undefined ? {} : { authorization })
  const response = new ServerResponse(incoming)
  noteArrival(incoming, response, path)
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value))
  const request = new Request(`http://localhost${path}`, { headers })
  return { number: headers.get(arrivalHeader), inTurn: () => inArrivalOrder(request), admit: () => requireFewRunning(request), answered: () => response.emit('close') }
}

const settled = async (work: Promise<void>) => Promise.race([work.then(() => true), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 20))])

it('holds what an encoder sent later until what it sent before is answered', async () => {
  const [init, segment, next] = [arrive('Bearer a'), arrive('Bearer a'), arrive('Bearer a')]
  expect(await settled(init.inTurn())).toBe(true)
  const waits = [segment.inTurn(), next.inTurn()] as const
  init.answered()
  expect(await settled(waits[0])).toBe(true)
  expect(await settled(waits[1])).toBe(false)
  segment.answered()
  expect(await settled(waits[1])).toBe(true)
  next.answered()
})

it('holds nobody else up: another key, another stream, a page without one', async () => {
  const slow = arrive('Bearer b')
  for (const other of [arrive('Bearer c'), arrive('Bearer b', '/api/ingest/two/0.ts'), arrive(undefined)]) {
    expect(await settled(other.inTurn())).toBe(true)
    other.answered()
  }
  slow.answered()
})

it('believes no number that was sent', () => {
  expect(arrive(undefined).number).toBeNull()
  expect(Number(arrive('Bearer d').number)).toBeGreaterThan(1)
})

it('lets a key have a few requests at once, whatever it is spelt like and wherever it sends them', async () => {
  const running = Array.from({ length: 24 }, (_, index) => arrive(index % 2 ? 'Bearer e' : 'bearer e', `/api/ingest/${index}/0.ts`))
  for (const one of running) expect(one.admit).not.toThrow()
  const more = arrive('Bearer e')
  expect(more.admit).toThrow(expect.objectContaining({ code: 'too_many_requests', words: expect.objectContaining({ retryAfterSeconds: 1 }) }))
  const another = arrive('Bearer f')
  expect(another.admit).not.toThrow()
  another.answered()
  running[0]?.answered()
  // Nor does one that is refused count itself.
  more.answered()
  await settled(Promise.resolve())
  const next = arrive('Bearer e')
  expect(next.admit).not.toThrow()
  expect(arrive('Bearer e').admit).toThrow()
  for (const one of [next, ...running]) one.answered()
})

it('keeps the order also where a later one is given up before an earlier one is answered', async () => {
  const [first, second, third] = [arrive('Bearer g'), arrive('Bearer g'), arrive('Bearer g')]
  const turn = third.inTurn()
  second.answered()
  expect(await settled(turn)).toBe(false)
  first.answered()
  expect(await settled(turn)).toBe(true)
  third.answered()
})
