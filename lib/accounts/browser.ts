import { keyedHash } from '@/lib/platform/rules/keyed-hash'
import type { Ports } from '@/lib/platform/ports'

/**
 * The browser that asks, as its request says. Its own cookie binds what it has asked for to it, before anybody
 * is signed in; of the cookie only keyed hashes are kept.
 */
export type Asker = {
  /** The cookie's random token; null before the first need. */
  browser: string | null
  /** The origin of ours that was asked. */
  origin: string
  userAgent: string | null
  locale: 'ja' | 'en'
}

/**
 * A browser's cookie lasts this long since it was given or somebody last signed in, ms: longer than a session, so that a
 * browser whose session has ended is still known.
 */
export const browserLifeMs = 180 * 24 * 60 * 60 * 1000

/** The browser's token, or a new one at the first need. */
export function browserTokenOf(ports: Ports, asker: Asker): string {
  return asker.browser ?? ports.ids.bytes(32).toString('base64url')
}

/** The keyed hashes under which this browser may be known, the newest key's first. */
export function browserHashes(ports: Ports, token: string | null): string[] {
  if (!token) return []
  return ports.env.sessionKeys.map(({ bytes }) => keyedHash(bytes, `browser:${token}`).toString('base64url'))
}

/** The hash that a new row is bound by. */
export function browserHash(ports: Ports, token: string): string {
  const [hash] = browserHashes(ports, token)
  if (!hash) throw new Error('a session key is missing')
  return hash
}
