import { expect, test } from 'vitest'
import { positionText } from './time-text'

test('positions are read like a clock', () => {
  expect(positionText(0)).toBe('0:00')
  expect(positionText(247.9)).toBe('4:07')
  expect(positionText(3_847)).toBe('1:04:07')
})

test('an unknown length is nothing', () => {
  expect(positionText(Number.NaN)).toBe('0:00')
  expect(positionText(Number.POSITIVE_INFINITY)).toBe('0:00')
})
