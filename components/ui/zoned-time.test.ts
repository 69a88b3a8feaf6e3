import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, laterBy, moveSpan, offsetOf, wallTime } from './zoned-time'

describe('a time on the wall and its instant', () => {
  test('Tokyo is nine hours ahead, all year', () => {
    expect(instantOf({ date: '2026-11-22', time: '19:00' }, 'Asia/Tokyo')).toEqual({ instant: '2026-11-22T10:00:00.000Z', comes: 'once' })
    expect(wallTime('2026-07-01T15:30:00.000Z', 'Asia/Tokyo')).toEqual({ date: '2026-07-02', time: '00:30' })
  })

  test('London is an hour ahead in summer only', () => {
    expect(instantOf({ date: '2026-07-01', time: '19:00' }, 'Europe/London')?.instant).toBe('2026-07-01T18:00:00.000Z')
    expect(instantOf({ date: '2026-12-01', time: '19:00' }, 'Europe/London')?.instant).toBe('2026-12-01T19:00:00.000Z')
    expect(offsetOf('2026-07-01T18:00:00Z', 'Europe/London')).toBe('+01:00')
  })

  test('a time that the clocks skip is said to be skipped, and comes after the jump', () => {
    expect(instantOf({ date: '2026-03-08', time: '02:30' }, 'America/New_York')).toEqual({ instant: '2026-03-08T07:30:00.000Z', comes: 'skipped' })
    expect(wallTime('2026-03-08T07:30:00.000Z', 'America/New_York')).toEqual({ date: '2026-03-08', time: '03:30' })
  })

  test('a time that comes twice is said to, and is the first of both', () => {
    expect(instantOf({ date: '2026-11-01', time: '01:30' }, 'America/New_York')).toEqual({ instant: '2026-11-01T05:30:00.000Z', comes: 'twice' })
  })

  test('half-hour zones and half-hour changes', () => {
    expect(instantOf({ date: '2026-11-22', time: '19:00' }, 'Asia/Kolkata')?.instant).toBe('2026-11-22T13:30:00.000Z')
    expect(instantOf({ date: '2026-10-04', time: '02:15' }, 'Australia/Lord_Howe')?.comes).toBe('skipped')
  })

  test.each([
    { date: '', time: '19:00' },
    { date: '2026-11-22', time: '' },
    { date: '2026-02-30', time: '19:00' },
    { date: '2026-11-22', time: '25:00' },
  ])('%j is not a time yet', (wall) => {
    expect(instantOf(wall, 'Asia/Tokyo')).toBeNull()
  })

  test('what was shown for an instant leads back to it, on every whole minute that comes once', () => {
    const zones = ['Asia/Tokyo', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia']
    const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const instant = new Date(minute * 60_000).toISOString()
        const found = instantOf(wallTime(instant, zone), zone)
        expect(found?.comes).not.toBe('skipped')
        if (found?.comes === 'once') expect(found.instant).toBe(instant)
      }),
    )
  })
})

describe('a span', () => {
  const evening = { starts: { date: '2026-11-22', time: '19:00' }, ends: { date: '2026-11-22', time: '20:30' } }

  test('lasts as long when its start moves, over midnight too', () => {
    expect(moveSpan(evening, { date: '2026-11-30', time: '23:00' }).ends).toEqual({ date: '2026-12-01', time: '00:30' })
  })

  test('keeps its end while the start is half typed', () => {
    expect(moveSpan(evening, { date: '', time: '19:00' })).toEqual({ starts: { date: '', time: '19:00' }, ends: evening.ends })
  })

  test('minutes are added on the wall', () => {
    expect(laterBy({ date: '2026-11-22', time: '23:45' }, 30)).toEqual({ date: '2026-11-23', time: '00:15' })
    expect(laterBy({ date: '', time: '' }, 30)).toEqual({ date: '', time: '' })
  })
})
