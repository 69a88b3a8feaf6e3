import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hintOf, keyBytes, keyHashes, keyText } from './key-text'

const secret = (id: string) => ({ id, bytes: Buffer.alloc(32, id) })

describe('an encoder key', () => {
  const key = keyText(randomBytes(keyBytes))

  it('is known by its beginning and fits into a header and a shell', () => {
    expect(key).toMatch(/^akushu_encoder_[A-Za-z0-9_-]{43}$/)
    expect(hintOf(key)).toBe(key.slice(-4))
  })

  it('is kept under the newest secret and found under every one', () => {
    const hashes = keyHashes([secret('new'), secret('old')], key)
    expect(hashes.map(({ keyId }) => keyId)).toEqual(['new', 'old'])
    expect(keyHashes([secret('old')], key)[0]).toEqual(hashes[1])
    expect(hashes[0]?.hash).not.toBe(hashes[1]?.hash)
    expect(JSON.stringify(hashes)).not.toContain(key.slice(20))
  })

  it('is nothing that only looks a little like one', () => {
    for (const text of ['', key.slice(0, -1), `${key}A`, key.toUpperCase(), `${key}\n`, ` ${key}`, 'akushu_encoder_']) {
      expect(keyHashes([secret('new')], text)).toEqual([])
    }
  })
})
