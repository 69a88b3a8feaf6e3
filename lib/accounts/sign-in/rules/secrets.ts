import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '@/lib/platform/rules/keyed-hash'

type Key = { id: string; bytes: Buffer }

/** Code and link of a request are both derived from its id and kept nowhere. The purposes keep them, and session hashes, apart. */
function derive(key: Key, purpose: 'code' | 'link', requestId: string): Buffer {
  return keyedHash(key.bytes, `sign-in-${purpose}:${requestId}`)
}

/** Six digits. 48 bits modulo a million: no digit is more likely than another by more than 4 in a billion. */
export function codeOf(key: Key, requestId: string): string {
  return String(derive(key, 'code', requestId).readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** The link's half that only its reader knows: 256 bits in 43 letters. */
export function linkTokenOf(key: Key, requestId: string): string {
  return derive(key, 'link', requestId).toString('base64url')
}

/** The key whose code this is, or null. Every key is compared, so that time tells nothing. */
export function keyOfCode<K extends Key>(keys: readonly K[], requestId: string, code: string): K | null {
  return keyWhere(keys, (key) => isSame(codeOf(key, requestId), code))
}

/** The key whose link this is, or null. */
export function keyOfLink<K extends Key>(keys: readonly K[], requestId: string, token: string): K | null {
  return keyWhere(keys, (key) => isSame(linkTokenOf(key, requestId), token))
}

function keyWhere<K>(keys: readonly K[], isIt: (key: K) => boolean): K | null {
  return keys.map((key) => (isIt(key) ? key : null)).find((key) => key !== null) ?? null
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
