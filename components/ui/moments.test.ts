import { expect, test } from 'vitest'
import { dateText, isSameDay, momentRangeText, momentText, sameClock, timeRangeText, zoneText } from './moments'

const start = '2026-11-22T10:00:00Z'

test('a moment is written in the zone it is asked for', () => {
  expect(momentText(start, 'ja', 'Asia/Tokyo')).toBe('11月22日(日) 19:00')
  expect(momentText(start, 'en', 'Europe/London')).toBe('Sun 22 November 10:00')
})

test('the year is part of a date', () => {
  expect(dateText(start, 'ja', 'Asia/Tokyo')).toBe('2026年11月22日(日)')
})

test('a range within a day names the day nowhere', () => {
  expect(timeRangeText(start, '2026-11-22T11:30:00Z', 'ja', 'Asia/Tokyo')).toBe('19:00 〜 20:30')
})

test('a range over midnight names the day of its end', () => {
  expect(timeRangeText(start, '2026-11-22T15:30:00Z', 'ja', 'Asia/Tokyo')).toBe('19:00 〜 11月23日(月) 00:30')
})

test('a range with its day names another day of its end, and no day twice', () => {
  expect(momentRangeText(start, '2026-11-22T11:30:00Z', 'ja', 'Asia/Tokyo')).toBe('11月22日(日) 19:00 〜 20:30')
  expect(momentRangeText(start, '2026-11-22T15:30:00Z', 'en', 'Asia/Tokyo')).toBe('Sun 22 November 19:00 – Mon 23 November 00:30')
})

test('a day is that of the zone', () => {
  expect(isSameDay(start, '2026-11-22T15:30:00Z', 'Asia/Tokyo')).toBe(false)
  expect(isSameDay(start, '2026-11-22T15:30:00Z', 'Europe/London')).toBe(true)
})

test('midnight is 00, never 24', () => {
  expect(momentText('2026-11-22T15:00:00Z', 'en', 'Asia/Tokyo')).toBe('Mon 23 November 00:00')
})

test('zones are named as people name them', () => {
  expect(zoneText(start, 'ja', 'Asia/Tokyo')).toBe('日本標準時')
  expect(zoneText(start, 'en', 'Asia/Tokyo')).toBe('Japan Standard Time')
})

test('Seoul and Tokyo share a clock, London does not', () => {
  expect(sameClock(start, 'Asia/Tokyo', 'Asia/Seoul')).toBe(true)
  expect(sameClock(start, 'Asia/Tokyo', 'Europe/London')).toBe(false)
})
