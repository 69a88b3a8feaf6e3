import { expect, test } from 'vitest'
import { nextPlace } from './mark-place'

function sequence(...numbers: number[]): () => number {
  return () => numbers.shift() ?? 0
}

test('the mark stays inside the picture', () => {
  expect(nextPlace({ x: 50, y: 50 }, sequence(0, 0))).toEqual({ x: 6, y: 8 })
  const far = nextPlace({ x: 6, y: 8 }, sequence(0.999, 0.999))
  expect(far.x).toBeLessThan(75)
  expect(far.y).toBeLessThan(80)
})

test('a place close to the last one is left for the opposite one', () => {
  expect(nextPlace({ x: 6, y: 8 }, sequence(0, 0))).toEqual({ x: 72, y: 78 })
})
