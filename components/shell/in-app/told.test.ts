import { expect, test } from 'vitest'
import { loudness, noteClosed, noteTold, toldNothing } from './told'

test('it is said in full once, and on later pages in a line', () => {
  expect(loudness(toldNothing, 'buy', '/events/a')).toBe('full')
  const told = noteTold(toldNothing, 'buy', '/events/a')
  expect(loudness(told, 'buy', '/events/a')).toBe('full')
  expect(loudness(told, 'buy', '/checkout/1')).toBe('line')
  expect(loudness(told, 'signIn', '/signin')).toBe('line')
  expect(loudness(noteTold(told, 'buy', '/checkout/1'), 'buy', '/events/a')).toBe('full')
})

test('closed once, it stays closed on all pages', () => {
  const closed = noteClosed(toldNothing, 'buy')
  expect((['buy', 'signIn', 'watch'] as const).map((why) => loudness(closed, why, '/x'))).toEqual(['none', 'none', 'none'])
})

test('an invitation, which may lead nowhere in there, is told by itself', () => {
  expect(loudness(noteClosed(toldNothing, 'buy'), 'invitation', '/invitation')).toBe('full')
  expect(loudness(noteTold(toldNothing, 'signIn', '/signin'), 'invitation', '/invitation')).toBe('full')
  expect(loudness(noteClosed(toldNothing, 'invitation'), 'signIn', '/signin')).toBe('full')
  expect(loudness(noteClosed(toldNothing, 'invitation'), 'invitation', '/invitation')).toBe('none')
})
