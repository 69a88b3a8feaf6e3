import { describe, expect, it } from 'vitest'
import { delayOf } from './delay'

const taken = Date.parse('2026-12-01T12:00:00Z')
const segment = (lateMs: number, secondsOn = 0) => ({
  programAt: new Date(taken + secondsOn * 1000),
  durationMs: 1000,
  createdAt: new Date(taken + secondsOn * 1000 + 1000 + lateMs),
})

describe('the delay of a broadcast', () => {
  it('is unknown while no player has reported', () => expect(delayOf([], [segment(0)])).toBeNull())
  it('is the median of the players while segments come in time', () => expect(delayOf([9000, 1500, 1700], [segment(0)])).toBe(1700))
  it('grows with a sender that falls behind, though its viewers stay close to the newest segment', () => {
    expect(delayOf([1600], [segment(0, 1), segment(6000, 2)])).toBe(7600)
  })
  it('never takes a segment for early', () => expect(delayOf([1600], [segment(-40)])).toBe(1600))
})
