import { expect, test } from 'vitest'
import { codeDigits, codeText } from './code-digits'

test.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['１２３４５６', '123456'],
  ['１２３　４５６', '123456'],
  ['認証コード：１２３ ４５６', '123456'],
  ['Your code is 123456. It lasts 10 minutes.', '123456'],
  ['G-123456', '123456'],
  ['12', '12'],
  ['1a2b3c', '123'],
  ['12345678', '123456'],
  ['', ''],
  ['コード', ''],
])('in %j the code is %j', (text, code) => {
  expect(codeDigits(text)).toBe(code)
})

test('a code is written in two groups', () => {
  expect(codeText('123456')).toBe('123 456')
  expect(codeText('12')).toBe('12')
})
