import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from './keyed-hash'

const form = /^([\w-]{43})([\w-]{22})$/

type Key = { bytes: Uint8Array }

/** What a token is for. It goes into the mark, so that one of one kind has no mark of the other. */
type Kind = 'token' | 'encoder'

/**
 * A random token with a mark that only we can make, so that a made-up one is known for what it is before anything is
 * looked up. The mark gives no right: whoever holds a token is still looked up by its hash.
 * @param random 32 bytes
 */
export function markToken(key: Key, random: Uint8Array, kind: Kind = 'token'): string {
  const token = Buffer.from(random).toString('base64url')
  return token + markOf(key, token, kind)
}

/** Whether a token of this kind was made by us, under one of these keys. */
export function isMarked(keys: readonly Key[], text: string, kind: Kind = 'token'): boolean {
  const [, token, mark] = form.exec(text) ?? []
  if (!token || !mark) return false
  return keys.some((key) => timingSafeEqual(Buffer.from(markOf(key, token, kind)), Buffer.from(mark)))
}

/** 128 bits. */
function markOf({ bytes }: Key, token: string, kind: Kind): string {
  return keyedHash(bytes, `${kind}:${token}`).subarray(0, 16).toString('base64url')
}
