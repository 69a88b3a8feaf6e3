import { expect, test } from 'vitest'
import { groupedText, readWhole } from './whole-number'

test.each([
  ['3300', 3300],
  ['3,300', 3300],
  ['３，３００', 3300],
  ['¥3,300', 3300],
  ['￥３３００', 3300],
  ['3300円', 3300],
  ['0', 0],
])('%j is understood', (text, value) => {
  expect(readWhole(text)).toBe(value)
})

test.each(['', '-5', '12.5', '1e3', 'free', '9999999999'])('%j is not a whole number', (text) => {
  expect(readWhole(text)).toBeNull()
})

test('what is shown can be read back', () => {
  expect(readWhole(groupedText(1_234_567))).toBe(1_234_567)
})
