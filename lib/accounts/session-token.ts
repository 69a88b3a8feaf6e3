import { createHmac } from 'node:crypto'
import type { SecretKey } from '@/lib/platform/env'

/** The keyed hashes under which a token may be kept, the newest key's first. */
export function tokenHashes(keys: readonly SecretKey[], token: string): { keyId: string; hash: string }[] {
  return keys.map((key) => ({
    keyId: key.id,
    hash: createHmac('sha256', key.bytes).update(`session:${token}`).digest('base64url'),
  }))
}
