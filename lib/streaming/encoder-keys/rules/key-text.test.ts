import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { markToken } from '@/lib/platform/rules/marked-token'
import { hintOf, keyBytes, keyHashes, keyText } from './key-text'

const secret = (id: string) => ({ id, bytes: Buffer.alloc(32, id) })

describe('an encoder key', () => {
  const key = keyText(secret('old'), randomBytes(keyBytes))

  it('is known by its beginning and fits into a header and a shell', () => {
    expect(key).toMatch(/^akushu_encoder_[A-Za-z0-9_-]{65}$/)
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
    for (const text of ['', key.slice(0, -1), `${key}A`, key.toUpperCase(), `${key}\n`, ` ${key}`, key.replace('akushu', 'ukasha'), 'akushu_encoder_']) {
      expect(keyHashes([secret('old')], text)).toEqual([])
    }
  })

  it('is nothing that was made up, bears the mark of a session, or a mark whose secret is gone', () => {
    const random = randomBytes(keyBytes)
    const madeUp = [random.toString('base64url'), randomBytes(48).toString('base64url') + 'A', markToken(secret('old'), random)]
    for (const text of madeUp) expect(keyHashes([secret('old')], `akushu_encoder_${text}`)).toEqual([])
    expect(keyHashes([secret('new')], key)).toEqual([])
  })
})
