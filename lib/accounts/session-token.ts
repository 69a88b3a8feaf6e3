import { keyedHash } from '@/lib/platform/rules/keyed-hash'
import type { SecretKey } from '@/lib/platform/env'

/** The keyed hash under which a token is kept. */
export function tokenHash(key: SecretKey, token: string): string {
  return keyedHash(key.bytes, `session:${token}`).toString('base64url')
}

/** Those under which a token may be kept, the newest key's first. */
export function tokenHashes(keys: readonly SecretKey[], token: string): { keyId: string; hash: string }[] {
  return keys.map((key) => ({
    keyId: key.id,
    hash: tokenHash(key, token),
  }))
}
