import { describe, expect, it } from 'vitest'
import { opensPhase, phaseOf } from './phase'

const now = new Date('2026-12-01T12:00:00Z')
const later = new Date('2026-12-01T12:00:01Z')

describe('the phase of a content', () => {
  it('is live until its broadcast ends', () => expect(phaseOf({ state: 'live', availableUntil: null }, now)).toBe('live'))
  it('is an archive until the very end of its window', () => {
    expect(phaseOf({ state: 'available', availableUntil: later }, now)).toBe('archive')
    expect(phaseOf({ state: 'available', availableUntil: now }, now)).toBe('over')
  })
  it('is over without an archive, and from the moment deletion begins', () => {
    expect(phaseOf({ state: 'available', availableUntil: null }, now)).toBe('over')
    expect(phaseOf({ state: 'deleting', availableUntil: later }, now)).toBe('over')
    expect(phaseOf({ state: 'deleted', availableUntil: later }, now)).toBe('over')
  })
})

describe('an entitlement', () => {
  it('opens its own phase only', () => {
    expect(opensPhase({ kind: 'broadcast' }, 'live')).toBe(true)
    expect(opensPhase({ kind: 'broadcast' }, 'archive')).toBe(false)
    expect(opensPhase({ kind: 'archive' }, 'archive')).toBe(true)
    expect(opensPhase({ kind: 'archive' }, 'live')).toBe(false)
    expect(opensPhase({ kind: 'archive' }, 'over')).toBe(false)
    expect(opensPhase({ kind: 'lane' }, 'live')).toBe(false)
  })
})
