import { expect, test } from 'vitest'
import { distanceAfterStall, firstDistance, nextDistance } from './pace'

test('a one-second segment begins a second and a half behind', () => {
  expect(firstDistance(1)).toBe(1.5)
  expect(firstDistance(6)).toBe(6.5)
})

test('an ample rest brings the picture closer, step by step, and no closer than it may', () => {
  expect(nextDistance(1.5, [0.7, 0.6], 1)).toBe(1.45)
  expect(nextDistance(1.25, [0.7, 0.6], 1)).toBe(1.25)
  expect(nextDistance(2.25, [0.7], 2)).toBe(2.25)
})

test('one tight moment is enough to step back', () => {
  expect(nextDistance(1.3, [0.6, 0.1, 0.6], 1)).toBe(1.45)
  expect(nextDistance(3.95, [0.1], 1)).toBe(4)
})

test('in between nothing changes', () => {
  expect(nextDistance(1.4, [0.4, 0.6], 1)).toBe(1.4)
})

test('a stall steps further back', () => {
  expect(distanceAfterStall(1.3, 1)).toBe(1.7)
  expect(distanceAfterStall(3.9, 1)).toBe(4)
})
