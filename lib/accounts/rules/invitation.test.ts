import { describe, expect, it, test } from 'vitest'
import { coversLimits, invitationState, isHeld, joinLimits, rolesAbove } from './invitation'

const now = new Date('2026-11-22T12:00:00Z')
const waiting = { expiresAt: new Date(now.getTime() + 1), acceptedAt: null, withdrawnAt: null }

describe('an invitation', () => {
  it('waits until its very last moment', () => {
    expect(invitationState(waiting, now)).toBe('waiting')
    expect(invitationState({ ...waiting, expiresAt: now }, now)).toBe('expired')
  })
  it('stays accepted or withdrawn when its time is over', () => {
    expect(invitationState({ ...waiting, expiresAt: now, acceptedAt: now }, now)).toBe('accepted')
    expect(invitationState({ ...waiting, expiresAt: now, withdrawnAt: now }, now)).toBe('withdrawn')
  })
})

test('above a role are those that give more', () => {
  expect([rolesAbove('moderator'), rolesAbove('manager'), rolesAbove('owner')]).toEqual([['manager', 'owner'], ['owner'], []])
})

test('a higher role holds the lower ones; none holds nothing', () => {
  expect(isHeld('owner', 'moderator')).toBe(true)
  expect(isHeld('manager', 'manager')).toBe(true)
  expect(isHeld('moderator', 'manager')).toBe(false)
  expect(isHeld('crew', 'artist')).toBe(false)
  expect(isHeld(null, 'crew')).toBe(false)
})

test('limits grow together, and no limit is the widest', () => {
  expect(joinLimits(['a'], ['b', 'a'])).toEqual(['a', 'b'])
  expect(joinLimits([], ['a'])).toEqual([])
  expect(joinLimits(['a'], [])).toEqual([])
  expect(coversLimits([], ['a'])).toBe(true)
  expect(coversLimits(['a', 'b'], ['b'])).toBe(true)
  expect(coversLimits(['a'], ['a', 'b'])).toBe(false)
  expect(coversLimits(['a'], [])).toBe(false)
})
