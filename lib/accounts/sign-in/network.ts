import type { Ports } from '@/lib/platform/ports'
import { keyedHash } from '@/lib/platform/rules/keyed-hash'

/** The keyed hashes under which the asking network may be kept, the newest key's first. All without an address are one. */
export function networkHashes(ports: Ports): [string, ...string[]] {
  const [first, ...others] = ports.env.sessionKeys.map(({ bytes }) => keyedHash(bytes, `sign-in-network:${ports.request.neighbourhood ?? ''}`).toString('base64url'))
  if (!first) throw new Error('a session key is missing')
  return [first, ...others]
}
