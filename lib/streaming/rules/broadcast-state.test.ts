import { describe, expect, it } from 'vitest'
import { broadcastStateOf, stallAfterMs } from './broadcast-state'

const now = new Date('2026-12-01T12:00:00Z')
const before = (ms: number) => new Date(now.getTime() - ms)
const live = { state: 'live', startedAt: before(60_000), lastSegmentAt: before(500), cutAt: null } as const

describe('the state of a broadcast', () => {
  it('has not started without a stream, and without a segment', () => {
    expect(broadcastStateOf(null, now)).toBe('not_started')
    expect(broadcastStateOf({ state: 'ready', startedAt: null, lastSegmentAt: null, cutAt: null }, now)).toBe('not_started')
  })
  it('is live while segments come', () => expect(broadcastStateOf(live, now)).toBe('live'))
  it('is interrupted when none has come, before the worker says so', () => {
    expect(broadcastStateOf({ ...live, lastSegmentAt: before(stallAfterMs + 1) }, now)).toBe('interrupted')
    expect(broadcastStateOf({ ...live, state: 'stalled' }, now)).toBe('interrupted')
  })
  it('is cut, whatever else it is doing', () => {
    expect(broadcastStateOf({ ...live, cutAt: before(1) }, now)).toBe('cut')
    expect(broadcastStateOf({ state: 'ready', startedAt: null, lastSegmentAt: null, cutAt: before(1) }, now)).toBe('cut')
    expect(broadcastStateOf({ ...live, state: 'stalled', cutAt: before(1) }, now)).toBe('cut')
  })
  it('has ended all the same', () => expect(broadcastStateOf({ ...live, state: 'ended', cutAt: before(1) }, now)).toBe('ended'))
  it('stays ended', () => expect(broadcastStateOf({ ...live, state: 'ended' }, now)).toBe('ended'))
})
