import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

const ready = new WeakMap<Uint8Array, KeyObject>()

/** HMAC-SHA-256 of a text under a key. The key is made ready once: that costs seven times the hash of a short text. */
export function keyedHash(key: Uint8Array, text: string | Uint8Array): Buffer {
  let known = ready.get(key)
  if (!known) ready.set(key, (known = createSecretKey(key)))
  return createHmac('sha256', known).update(text).digest()
}
