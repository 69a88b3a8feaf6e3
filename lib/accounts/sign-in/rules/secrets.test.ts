import { describe, expect, it } from 'vitest'
import { codeOf, keyOfCode, keyOfLink, linkTokenOf } from './secrets'

const key = { id: 'k1', bytes: Buffer.alloc(32, 1) }
const newer = { id: 'k2', bytes: Buffer.alloc(32, 2) }
const id = '0b6f3f6e-4f0b-4d53-9a3e-6a8a3c0d7f11'
const other = '0b6f3f6e-4f0b-4d53-9a3e-6a8a3c0d7f12'

describe('code and link', () => {
  it('are six digits, and 43 letters', () => {
    expect(codeOf(key, id)).toMatch(/^\d{6}$/)
    expect(linkTokenOf(key, id)).toMatch(/^[\w-]{43}$/)
  })
  it('are good for one request and one key', () => {
    expect(codeOf(key, other)).not.toBe(codeOf(key, id))
    expect(linkTokenOf(key, other)).not.toBe(linkTokenOf(key, id))
    expect(linkTokenOf(newer, id)).not.toBe(linkTokenOf(key, id))
  })
  it('hold under any key of the list, and under no other', () => {
    expect(keyOfCode([newer, key], id, codeOf(key, id))).toBe(key)
    expect(keyOfLink([newer, key], id, linkTokenOf(key, id))).toBe(key)
    expect(keyOfLink([newer], id, linkTokenOf(key, id))).toBeNull()
    expect(keyOfCode([newer], id, codeOf(key, id))).toBeNull()
  })
  it('are spread evenly', () => {
    const first = Array.from({ length: 5_000 }, (_, index) => codeOf(key, `${id}${index}`)[0])
    for (const digit of '0123456789') expect(first.filter((one) => one === digit).length).toBeGreaterThan(400)
  })
})
