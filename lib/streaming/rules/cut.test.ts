import { describe, expect, it } from 'vitest'
import { cutOf, isCutAway } from './cut'

const restoredAt = new Date('2026-12-01T12:00:00Z')
const at = (ms: number) => new Date(restoredAt.getTime() + ms)

describe('a cut', () => {
  it('throws nothing away where there was none', () => expect(isCutAway({ cutAt: null, restoredAt: null }, at(0))).toBe(false))
  it('throws everything away while it lasts', () => expect(isCutAway({ cutAt: at(-9), restoredAt: null }, at(5))).toBe(true))
  it('throws away what was recorded while it lasted and comes in later', () => {
    expect(isCutAway({ cutAt: null, restoredAt }, at(-1))).toBe(true)
    expect(isCutAway({ cutAt: null, restoredAt }, at(0))).toBe(false)
  })
  it('is told to staff with its reason', () => {
    expect(cutOf({ cutAt: restoredAt, cutReason: 'a stranger on the stage' })).toEqual({ since: restoredAt.toISOString(), reason: 'a stranger on the stage' })
    expect(cutOf({ cutAt: null, cutReason: null })).toBeNull()
    expect(cutOf(null)).toBeNull()
  })
})
