import { expect, test } from 'vitest'
import { localeFrom } from './locale'

test('the chosen language wins over the browser', () => {
  expect(localeFrom('en', 'ja')).toBe('en')
})

test('an unknown choice falls back to the browser', () => {
  expect(localeFrom('fr', 'en-GB,ja;q=0.8')).toBe('en')
})

test('the browser order is by quality, not by position', () => {
  expect(localeFrom(undefined, 'en;q=0.4, ja-JP;q=0.9')).toBe('ja')
})

test('a language refused with q=0 is not used', () => {
  expect(localeFrom(undefined, 'en;q=0')).toBe('ja')
})

test('nobody asked: Japanese', () => {
  expect(localeFrom(undefined, null)).toBe('ja')
})
