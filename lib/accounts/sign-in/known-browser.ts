import type { Ports } from '@/lib/platform/ports'
import { keyedHash } from '@/lib/platform/rules/keyed-hash'
import { browserHash, browserHashes, browserLifeMs, browserTokenOf, type Asker } from '../browser'
import { isProved, noteProved } from './store'

function addressHashes(ports: Ports, email: string): string[] {
  return ports.env.sessionKeys.map(({ bytes }) => keyedHash(bytes, `proved-address:${email}`).toString('base64url'))
}

/**
 * Whether somebody has signed in to this address in this browser before. Only a browser that has proved the address is
 * answered yes, so that this tells nobody whether it has an account.
 */
export function isKnownBrowser(ports: Ports, browser: string, email: string, now: Date): Promise<boolean> {
  return isProved(ports.db, browserHashes(ports, browser), addressHashes(ports, email), new Date(now.getTime() - browserLifeMs))
}

/**
 * Notes, in the transaction that signs somebody in, that their browser is known to their address from now on.
 * Answers its token, for a cookie that lasts as long anew.
 */
export async function keepBrowser(inside: Ports, asker: Asker, email: string | null): Promise<string> {
  const browser = browserTokenOf(inside, asker)
  const [addressHash] = email === null ? [] : addressHashes(inside, email)
  if (addressHash) await noteProved(inside.db, { browserHash: browserHash(inside, browser), addressHash, provedAt: inside.clock.now() })
  return browser
}
