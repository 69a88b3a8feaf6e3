import { keyedHash } from '@/lib/platform/rules/keyed-hash'

/** A key is known at a glance, by people and by scanners for lost secrets. */
const prefix = 'akushu_encoder_'
/** Random bytes of a key. */
export const keyBytes = 32
const form = /^akushu_encoder_[A-Za-z0-9_-]{43}$/

/** The text of a key that was made of these random bytes. */
export function keyText(random: Uint8Array): string {
  return prefix + Buffer.from(random).toString('base64url')
}

/** Its last four characters: enough to tell one's keys apart, and no help in guessing. */
export function hintOf(key: string): string {
  return key.slice(-4)
}

/** The keyed hashes under which a key may be kept, the newest secret's first; none for what cannot be a key. */
export function keyHashes(secrets: readonly { id: string; bytes: Uint8Array }[], key: string): { keyId: string; hash: string }[] {
  if (!form.test(key)) return []
  return secrets.map((secret) => ({
    keyId: secret.id,
    hash: keyedHash(secret.bytes, `encoder-key:${key}`).toString('base64url'),
  }))
}
