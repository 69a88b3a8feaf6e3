import { expect, test } from 'vitest'
import { freeSlug, Slug, slugOf } from './slug'

test.each([
  ['Moonlight Acoustic Live', 'moonlight-acoustic-live'],
  ['  Café «Noël» — L’été!  ', 'cafe-noel-lete'],
  ['月夜のライブ', ''],
  ['--- ... ---', ''],
  ['A title that is so long that nobody would want to read it in an address', 'a-title-that-is-so-long-that-nobody-would-want'],
  ['x'.repeat(90), 'x'.repeat(48)],
])('%s is called %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
  if (slug) expect(Slug.safeParse(slug).success).toBe(true)
})

test('a taken address gets the next number', () => {
  expect(freeSlug('live', new Set())).toBe('live')
  expect(freeSlug('live', new Set(['live', 'live-2']))).toBe('live-3')
})

test('what a page beside it is called is never an address', () => {
  expect(freeSlug('new', new Set())).toBe('new-2')
  expect(freeSlug('order', new Set(['order-2']))).toBe('order-3')
})
