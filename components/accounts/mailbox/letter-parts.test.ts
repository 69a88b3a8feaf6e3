import { expect, test } from 'vitest'
import { letterParts } from './letter-parts'

test('a code and a link are found in a letter', () => {
  const text = 'コード: 123 456\n\nhttp://fan.localhost:3000/signin/link?r=1-2&t=a_b\n10分間有効です。'
  const parts = letterParts(text)
  expect(parts.map((part) => part.text).join('')).toBe(text)
  expect(parts.filter(({ kind }) => kind !== 'text')).toMatchObject([
    { kind: 'code', text: '123 456' },
    { kind: 'link', text: 'http://fan.localhost:3000/signin/link?r=1-2&t=a_b' },
  ])
})

test('other numbers are no codes', () => {
  expect(letterParts('0123456789, 2026-11, 12345').every(({ kind }) => kind === 'text')).toBe(true)
  expect(letterParts('03-123456-7').every(({ kind }) => kind === 'text')).toBe(true)
})

test('only the web is linked', () => {
  expect(letterParts('javascript:alert(1) ftp://a.example').every(({ kind }) => kind === 'text')).toBe(true)
  expect(letterParts('')).toEqual([])
})
