import { expect, test } from 'vitest'
import { announcedBetween, clockText, durationParts } from './duration'

test('the last second is shown until it is over', () => {
  expect(clockText(1)).toBe('0:01')
  expect(clockText(0)).toBe('0:00')
})

test('hours appear when there are any', () => {
  expect(clockText(3_847_000)).toBe('1:04:07')
})

test('days are split off', () => {
  expect(durationParts(90_061_000)).toEqual({ days: 1, hours: 1, minutes: 1, seconds: 1 })
})

test('a moment in the past is nothing left', () => {
  expect(durationParts(-5_000)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 })
})

test('one minute left is announced once', () => {
  expect(announcedBetween(60_400, 59_400)).toBe(60_000)
  expect(announcedBetween(59_400, 58_400)).toBeNull()
})
