import { keyedHash } from '@/lib/platform/rules/keyed-hash'
import type { SecretKey } from '@/lib/platform/env'

/** The keyed hashes under which a token may be kept, the newest key's first. */
export function tokenHashes(keys: readonly SecretKey[], token: string): { keyId: string; hash: string }[] {
  return keys.map((key) => ({
    keyId: key.id,
    hash: keyedHash(key.bytes, `session:${token}`).toString('base64url'),
  }))
}
