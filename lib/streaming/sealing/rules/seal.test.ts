import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { epochAt } from './epoch'
import { looksLikePlainMedia } from './plain-media'
import { seal, SealBroken, unseal } from './seal'

const key = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const iv = Buffer.from('101112131415161718191a1b1c1d1e1f', 'hex')

describe('sealing', () => {
  it('gives back what was sealed, of any length', () => {
    for (const length of [0, 1, 15, 16, 17, 4096]) {
      const plain = randomBytes(length)
      const sealed = seal(plain, key, iv)
      expect(sealed.length).toBe((Math.floor(length / 16) + 1) * 16)
      expect(unseal(sealed, key, iv)).toEqual(plain)
    }
  })

  it('agrees with the AES-128-CBC vector of NIST SP 800-38A', () => {
    const vectorKey = Buffer.from('2b7e151628aed2a6abf7158809cf4f3c', 'hex')
    const vectorIv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
    const plain = Buffer.from('6bc1bee22e409f96e93d7e117393172a', 'hex')
    expect(seal(plain, vectorKey, vectorIv).subarray(0, 16).toString('hex')).toBe('7649abac8119b246cee98e9b12e9197d')
  })

  it('is seen to be broken when it was cut', () => {
    const sealed = seal(Buffer.alloc(100), key, iv)
    expect(() => unseal(sealed.subarray(0, 50), key, iv)).toThrow(SealBroken)
  })

  it('refuses a short key', () => {
    expect(() => seal(Buffer.alloc(1), key.subarray(1), iv)).toThrow(RangeError)
  })
})

describe('epochs', () => {
  it('are numbered from 1 and change at their full length', () => {
    expect(epochAt(1_000, 1_000, 60)).toBe(1)
    expect(epochAt(1_000, 60_999, 60)).toBe(1)
    expect(epochAt(1_000, 61_000, 60)).toBe(2)
    expect(epochAt(1_000, 1_000 + 7_200_000, 60)).toBe(121)
  })

  it('do not go below 1 when the clock steps back', () => {
    expect(epochAt(10_000, 0, 60)).toBe(1)
  })
})

describe('plain media', () => {
  const box = (type: string, size = 24) => Buffer.concat([uint32(size), Buffer.from(type), Buffer.alloc(size - 8)])

  it('is seen by its first box', () => {
    for (const type of ['ftyp', 'styp', 'moof', 'moov', 'mdat', 'sidx']) expect(looksLikePlainMedia(box(type))).toBe(true)
  })

  it('is seen when it is cut off after the first header', () => {
    expect(looksLikePlainMedia(box('moof').subarray(0, 9))).toBe(true)
  })

  it('is seen as a transport stream by its sync bytes', () => {
    const stream = Buffer.alloc(188 * 5)
    for (let packet = 0; packet < 5; packet++) stream[packet * 188] = 0x47
    expect(looksLikePlainMedia(stream)).toBe(true)
    expect(looksLikePlainMedia(stream.subarray(0, 188))).toBe(true)
    stream[188] = 0
    expect(looksLikePlainMedia(stream)).toBe(false)
  })

  it('is seen as WebM, Annex B and ADTS', () => {
    expect(looksLikePlainMedia(Buffer.from('1a45dfa39f428681', 'hex'))).toBe(true)
    expect(looksLikePlainMedia(Buffer.from('0000000167640028', 'hex'))).toBe(true)
    const frame = Buffer.from('fff1508001007c', 'hex')
    frame[3] = 0x80
    frame[4] = 7 >> 3
    frame[5] = (7 & 7) << 5
    expect(looksLikePlainMedia(Buffer.concat([frame, frame, frame]))).toBe(true)
  })

  it('is not seen in ciphertext, also where a box name stands inside', () => {
    const sealed = seal(box('ftyp', 4096), key, iv)
    expect(looksLikePlainMedia(sealed)).toBe(false)
    expect(looksLikePlainMedia(Buffer.concat([sealed, box('moof')]))).toBe(false)
    for (let count = 0; count < 500; count++) expect(looksLikePlainMedia(randomBytes(4096))).toBe(false)
  })

  it('is not an empty object', () => {
    expect(looksLikePlainMedia(Buffer.alloc(0))).toBe(false)
  })
})

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
