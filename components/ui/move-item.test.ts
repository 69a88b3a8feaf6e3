import { expect, test } from 'vitest'
import { moveItem } from './move-item'

test('an item moves up and down', () => {
  expect(moveItem(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  expect(moveItem(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
})

test.each([
  [-1, 0],
  [0, -1],
  [0, 3],
  [3, 0],
])('from %i to %i changes nothing', (from, to) => {
  expect(moveItem(['a', 'b', 'c'], from, to)).toEqual(['a', 'b', 'c'])
})
