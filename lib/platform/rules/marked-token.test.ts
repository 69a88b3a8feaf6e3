import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { isMarked, markToken } from './marked-token'

const [key, newer] = [{ bytes: randomBytes(32) }, { bytes: randomBytes(32) }]
const token = markToken(key, randomBytes(32))

it('is ours, as long as its key is', () => {
  expect(isMarked([key], token)).toBe(true)
  expect(isMarked([newer, key], token)).toBe(true)
  expect(isMarked([newer], token)).toBe(false)
  expect(isMarked([], token)).toBe(false)
})

it('is nobody’s where it is made up, cut short or put together', () => {
  const other = markToken(key, randomBytes(32))
  const swapped = token.slice(0, 43) + other.slice(43)
  for (const text of ['', 'a'.repeat(65), token.slice(0, -1), `${token}a`, swapped, token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))]) {
    expect(isMarked([key], text)).toBe(false)
  }
})

it('is nothing of another kind', () => {
  const encoder = markToken(key, randomBytes(32), 'encoder')
  expect(isMarked([key], encoder, 'encoder')).toBe(true)
  expect(isMarked([key], encoder)).toBe(false)
  expect(isMarked([key], token, 'encoder')).toBe(false)
})
