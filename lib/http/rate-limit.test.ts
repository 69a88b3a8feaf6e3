import { describe, expect, it } from 'vitest'
import { Problem } from '@/lib/platform/problem'
import { perActor, takeToken } from './rate-limit'

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
})
