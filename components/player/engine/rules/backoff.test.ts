import { expect, test } from 'vitest'
import { backoffMs } from './backoff'

test('waits grow and stop at the ceiling', () => {
  expect([0, 1, 2, 3, 4, 50].map((attempt) => backoffMs(attempt, 0))).toEqual([400, 800, 1_600, 3_200, 5_000, 5_000])
})

test('chance takes away up to a half', () => {
  expect(backoffMs(1, 0.999)).toBe(400)
  expect(backoffMs(50, 0.5, 2_000)).toBe(1_500)
})
