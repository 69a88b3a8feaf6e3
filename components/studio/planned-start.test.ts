import { expect, test } from 'vitest'
import { plannedStart } from './planned-start'

const start = Date.parse('2030-01-01T10:00:00Z')
const minute = 60_000

test('more than an hour before its time a broadcast is far, then ahead, and at its time no longer', () => {
  expect(plannedStart(start, start - 7 * 24 * 60 * minute)).toBe('far')
  expect(plannedStart(start, start - 60 * minute - 1)).toBe('far')
  expect(plannedStart(start, start - 60 * minute)).toBe('ahead')
  expect(plannedStart(start, start - 1)).toBe('ahead')
  expect(plannedStart(start, start)).toBe('past')
})
