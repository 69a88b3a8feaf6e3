import { expect, test } from 'vitest'
import { plainText, typedWords } from './plain-text'

const text = plainText(10)

test('what people type is taken, without the space around it', () => {
  expect(text.parse('  月夜\nライブ ')).toBe('月夜\nライブ')
  expect(text.parse('👨‍👩‍👧 a')).toBe('👨‍👩‍👧 a')
  expect(text.parse('')).toBe('')
})
test.each(['\0', 'a\u0007', '\u001b[31m', '\ud800', 'a\udfffb', 'x'.repeat(11)])('%j is refused', (given) => {
  expect(text.safeParse(given).success).toBe(false)
})
test('words are two texts and nothing else', () => {
  const words = typedWords(5)
  expect(words.parse({ ja: ' あ ', en: '' })).toEqual({ ja: 'あ', en: '' })
  expect(words.safeParse({ ja: 'あ' }).success).toBe(false)
  expect(words.safeParse({ ja: 'あ', en: 'a', fr: 'a' }).success).toBe(false)
})
