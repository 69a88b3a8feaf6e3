import { keyedHash } from '@/lib/platform/rules/keyed-hash'
import { isMarked, markToken } from '@/lib/platform/rules/marked-token'

/** A key is known at a glance, by people and by scanners for lost secrets. */
const prefix = 'akushu_encoder_'
/** Random bytes of a key. */
export const keyBytes = 32

type Secret = { id: string; bytes: Uint8Array }

/** The text of a key that was made of these random bytes, with our mark: letters, digits, `-` and `_`, 80 in all. */
export function keyText(secret: Secret, random: Uint8Array): string {
  return prefix + markToken(secret, random, 'encoder')
}

/** Its last four characters: enough to tell one's keys apart, and no help in guessing. */
export function hintOf(key: string): string {
  return key.slice(-4)
}

/** The keyed hashes under which a key may be kept, the newest secret's first; none for what bears no mark of ours. */
export function keyHashes(secrets: readonly Secret[], key: string): { keyId: string; hash: string }[] {
  if (!key.startsWith(prefix) || !isMarked(secrets, key.slice(prefix.length), 'encoder')) return []
  return secrets.map((secret) => ({
    keyId: secret.id,
    hash: keyedHash(secret.bytes, `encoder-key:${key}`).toString('base64url'),
  }))
}
