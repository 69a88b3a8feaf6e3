import { expect, test } from 'vitest'
import { isCarrier, plainAddress, probablyMeant } from './mail-domain'

test.each([
  ['a@gmial.com', 'a@gmail.com'],
  ['a@gmail.co', 'a@gmail.com'],
  ['a@gmai.com', 'a@gmail.com'],
  ['a@yahoo.co.jpp', 'a@yahoo.co.jp'],
  ['a@icloud.con', 'a@icloud.com'],
  ['first.last@docomo.ne.jo', 'first.last@docomo.ne.jp'],
])('%s was meant to be %s', (typed, meant) => {
  expect(probablyMeant(typed)).toBe(meant)
})

test.each(['a@gmail.com', 'a@GMAIL.com', 'a@example.jp', 'a@fan.example', 'a@au.com', 'a@mu.com', 'a@mail.com', 'a@', 'a', ''])('%j is taken as it is', (typed) => {
  expect(probablyMeant(typed)).toBeNull()
})

test('full-width letters and spaces are no part of an address', () => {
  expect(plainAddress(' ｆａｎ＠ｇｍａｉｌ．ｃｏｍ　')).toBe('fan@gmail.com')
})

test("phone companies' addresses are known", () => {
  expect(isCarrier('a@docomo.ne.jp')).toBe(true)
  expect(isCarrier('a@t.vodafone.ne.jp')).toBe(true)
  expect(isCarrier('a@gmail.com')).toBe(false)
})
