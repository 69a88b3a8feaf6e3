import { expect, it, vi } from 'vitest'
import { fewAtOnce } from './few-at-once'

/** Work that stays begun until it is told to end. */
function piece(streamId: string, log: string[], name: string) {
  const door = Promise.withResolvers<void>()
  const done = fewAtOnce(streamId, async () => {
    log.push(name)
    await door.promise
  })
  return { done, end: door.resolve, fail: () => door.reject(new Error(name)) }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

it('lets pushes of a stream in one after another, also after one that failed, and holds up no other stream', async () => {
  const log: string[] = []
  const [first, second, other] = [piece('a', log, 'a1'), piece('a', log, 'a2'), piece('b', log, 'b1')]
  await settle()
  expect(log).toEqual(['a1', 'b1'])
  first.fail()
  await expect(first.done).rejects.toThrow('a1')
  await settle()
  expect(log).toEqual(['a1', 'b1', 'a2'])
  second.end()
  other.end()
  await Promise.all([second.done, other.done])
})

it('lets four streams in at once, the longest waiting next, and gives every place back', async () => {
  for (let round = 0; round < 3; round++) {
    const log: string[] = []
    const pieces = Array.from({ length: 6 }, (_, index) => piece(`s${index}`, log, `s${index}`))
    await settle()
    expect(log).toEqual(['s0', 's1', 's2', 's3'])
    pieces[2]?.end()
    await settle()
    expect(log.slice(4)).toEqual(['s4'])
    for (const { end } of pieces) end()
    await Promise.all(pieces.map(({ done }) => done))
    expect(log.slice(4)).toEqual(['s4', 's5'])
  }
})

it('gives the place back of a push whose storage never answers', async () => {
  vi.useFakeTimers()
  const log: string[] = []
  const stuck = Array.from({ length: 4 }, (_, index) => piece(`stuck${index}`, log, `stuck${index}`))
  const next = piece('next', log, 'next')
  const refused = Promise.all(stuck.map(({ done }) => expect(done).rejects.toThrow('unavailable')))
  await vi.advanceTimersByTimeAsync(20_000)
  await refused
  expect(log.at(-1)).toBe('next')
  next.end()
  await next.done
  vi.useRealTimers()
})
