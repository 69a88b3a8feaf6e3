import { describe, expect, it } from 'vitest'
import { isSessionAlive, sessionIdleMs, sessionLifeMs } from './session-life'

const start = new Date('2026-11-01T00:00:00Z')
const at = (ms: number) => new Date(start.getTime() + ms)
const fresh = { expiresAt: at(sessionLifeMs), lastSeenAt: start, endedAt: null }

describe('a session', () => {
  it('lives while it is used', () => {
    expect(isSessionAlive({ ...fresh, lastSeenAt: at(sessionLifeMs - 2) }, at(sessionLifeMs - 1))).toBe(true)
  })
  it('ends at its cap, however busy', () => {
    expect(isSessionAlive({ ...fresh, lastSeenAt: at(sessionLifeMs - 1) }, at(sessionLifeMs))).toBe(false)
  })
  it('ends when idle', () => {
    expect(isSessionAlive(fresh, at(sessionIdleMs))).toBe(false)
  })
  it('ends when it was ended', () => {
    expect(isSessionAlive({ ...fresh, endedAt: start }, at(1))).toBe(false)
  })
})
