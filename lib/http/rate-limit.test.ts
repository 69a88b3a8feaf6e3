import { describe, expect, it } from 'vitest'
import { Problem } from '@/lib/platform/problem'
import { perActor, takeToken, takeTokens, type Counted } from './rate-limit'

const limit = perActor('3/min')
const start = 1_000_000

function take(key: string, atMs: number): Problem | null {
  try {
    takeToken(key, limit, atMs)
    return null
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

describe('a limit per actor', () => {
  it('lets a burst of its size through, then says when to come back', () => {
    expect([take('a', start), take('a', start), take('a', start)]).toEqual([null, null, null])
    const refusal = take('a', start)
    expect(refusal?.code).toBe('too_many_requests')
    expect(refusal?.words.retryAfterSeconds).toBe(20)
  })
  it('does not slow a neighbour', () => expect(take('b', start)).toBeNull())
  it('fills up again with time', () => {
    expect(take('a', start + 19_000)?.code).toBe('too_many_requests')
    expect(take('a', start + 61_000)).toBeNull()
  })
  it('fills up while it is asked in vain, for whoever else shares it', () => {
    const passed = Array.from({ length: 601 }, (_, second) => take('trickle', start + second * 1_000)).filter((refusal) => refusal === null)
    expect(passed).toHaveLength(3 + 10 * 3)
  })
})

describe('who is counted', () => {
  const nobody: Counted = { key: null, browser: null, network: '192.0.2.1', neighbourhood: '192.0.2.1' }
  const refusals = (counted: (index: number) => Counted, times: number, route: string) =>
    Array.from({ length: times }, (_, index) => {
      try {
        takeTokens(route, counted(index), limit, start)
        return 0
      } catch {
        return 1
      }
    }).reduce<number>((sum, one) => sum + one, 0)

  it('is a session for itself, whatever its neighbours do', () => {
    expect(refusals(() => ({ ...nobody, key: 'flood' }), 100, 'r1')).toBe(97)
    expect(refusals(() => nobody, 100, 'r1')).toBe(70)
    expect(refusals(() => ({ ...nobody, key: 'honest' }), 3, 'r1')).toBe(0)
  })
  it('is a browser strictly and its network loosely', () => {
    expect(refusals(() => ({ ...nobody, browser: 'one' }), 5, 'r2')).toBe(2)
    expect(refusals(() => ({ ...nobody, browser: 'another' }), 3, 'r2')).toBe(0)
    expect(refusals((index) => ({ ...nobody, browser: `made up ${index}` }), 100, 'r2')).toBe(78)
    expect(refusals((index) => ({ ...nobody, browser: `made up ${index}`, network: '192.0.2.2', neighbourhood: '192.0.2.2' }), 30, 'r2')).toBe(0)
  })
  it('is not forgotten because browsers are made up', () => {
    expect(refusals(() => ({ ...nobody, key: 'busy' }), 4, 'r4')).toBe(1)
    expect(refusals(() => nobody, 31, 'r4')).toBe(1)
    for (let index = 0; index < 51_000; index++) {
      takeTokens('r5', { ...nobody, browser: `made up ${index}`, network: '192.0.2.9' }, perActor('60000/min'), start)
    }
    expect(refusals(() => ({ ...nobody, key: 'busy' }), 1, 'r4')).toBe(1)
    expect(refusals(() => nobody, 1, 'r4')).toBe(1)
  })
  it('is a person too, however many sessions they make', () => {
    const sessions = (person: string) => (index: number) => ({ ...nobody, key: `${person} ${index}`, person })
    expect(refusals(sessions('busy'), 20, 'r6')).toBe(8)
    expect(refusals(sessions('another'), 12, 'r6')).toBe(0)
    // One session that floods takes nothing from the person's others.
    expect(refusals(() => ({ ...nobody, key: 'flood', person: 'both' }), 500, 'r6')).toBe(497)
    expect(refusals(() => ({ ...nobody, key: 'calm', person: 'both' }), 3, 'r6')).toBe(0)
  })
  it('is a whole /48 very loosely, so that its networks are not so many', () => {
    const six = (index: number) => ({ ...nobody, network: `2001:db8:1:${index}::/64`, neighbourhood: '2001:db8:1::/48' })
    expect(refusals(six, 200, 'r7')).toBe(80)
    expect(refusals((index) => ({ ...six(index), neighbourhood: '2001:db8:2::/48', network: `2001:db8:2:${index}::/64` }), 100, 'r7')).toBe(0)
  })
  it('is one route at a time', () => expect(refusals(() => nobody, 30, 'r3')).toBe(0))
})
