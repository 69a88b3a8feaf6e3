import { expect, test } from 'vitest'
import { artworkShapes } from './artwork-shapes'

test('an event keeps its picture', () => {
  expect(artworkShapes('winter-live', '#7a1f4b')).toEqual(artworkShapes('winter-live', '#7a1f4b'))
})

test('two events of one colour look different', () => {
  expect(artworkShapes('a', '#7a1f4b').one).not.toEqual(artworkShapes('b', '#7a1f4b').one)
})

test('what is not a colour never reaches the picture', () => {
  expect(JSON.stringify(artworkShapes('a', 'url(javascript:1)'))).not.toContain('url')
})
