import { expect, it } from 'vitest'
import { Problem } from '@/lib/platform/problem'
import { holdBody, type HeldBody } from './body-memory'

function outcome(work: () => unknown): string {
  try {
    work()
    return 'done'
  } catch (error) {
    if (error instanceof Problem) return `${error.code}, again in ${error.words.retryAfterSeconds} s`
    throw error
  }
}
const letGo = (held: HeldBody[]) => held.splice(0).forEach((one) => one.release())

it('lets a sender fill a quarter, and all together no more than there is', () => {
  const held: HeldBody[] = []
  const hold = (sender: string) => held[held.push(holdBody(sender, 1_000)) - 1] as HeldBody
  const [one, two] = [hold('a'), hold('a')]
  one.grow(200)
  expect(outcome(() => two.grow(51))).toBe('too_many_requests, again in 1 s')
  expect(outcome(() => two.grow(50))).toBe('done')
  for (const sender of ['b', 'c', 'd']) hold(sender).grow(250)
  expect(outcome(() => hold('e').grow(1))).toBe('unavailable, again in 1 s')
  one.release()
  held.splice(held.indexOf(one), 1)
  expect(outcome(() => hold('e').grow(200))).toBe('done')
  expect(outcome(() => hold('e').grow(1))).toBe('unavailable, again in 1 s')
  letGo(held)
  expect(outcome(() => hold('a').grow(250))).toBe('done')
  letGo(held)
})

it('lets a sender have a few bodies at once, and counts none that was refused', () => {
  const held = Array.from({ length: 24 }, () => holdBody('a', 1_000))
  for (let time = 0; time < 3; time++) expect(outcome(() => holdBody('a', 1_000))).toBe('too_many_requests, again in 1 s')
  held.push(holdBody('b', 1_000))
  held.shift()?.release()
  held.push(holdBody('a', 1_000))
  expect(outcome(() => holdBody('a', 1_000))).toBe('too_many_requests, again in 1 s')
  letGo(held)
})
