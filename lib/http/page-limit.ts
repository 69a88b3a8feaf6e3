import type { SecretKey } from '@/lib/platform/env'
import { Problem } from '@/lib/platform/problem'
import { keyedHash } from '@/lib/platform/rules/keyed-hash'
import { isMarked } from '@/lib/platform/rules/marked-token'
import { clientAddress } from './client-address'
import { neighbourhoodOf, networkOf } from './network-of'
import { perActor, takeTokens } from './rate-limit'
import { readBrowser, readCookie, sessionCookie } from './read-cookie'

/** Twenty tabs at once, each of which looks ahead at a dozen links, are less than half of it. */
const limit = perActor('600/min')
/** Strangers without a cookie, whom only their network tells apart: behind one address of a carrier they are thousands when a sale opens. */
const strangers = perActor('3000/min')

type House = { sessionKeys: readonly SecretKey[]; trustedProxies: number }

/**
 * Counts a page before it is made: by the session's token where it is of our making, else by browser and network, as routes
 * do. Asks the database nothing.
 * Answers how long to wait before the next one, s; null when this one may be made.
 */
export function countPage(request: Request, { sessionKeys, trustedProxies }: House, nowMs: number): number | null {
  const cookies = request.headers.get('cookie')
  const token = readCookie(cookies, sessionCookie)
  const [key] = sessionKeys
  const session = token && key && isMarked(sessionKeys, token) ? keyedHash(key.bytes, `page:${token}`).toString('base64url') : null
  const address = clientAddress(request, trustedProxies)
  try {
    const place = { browser: readBrowser(cookies), network: networkOf(address), neighbourhood: neighbourhoodOf(address) }
    if (session === null && place.browser === null) takeTokens('pages of strangers', { key: null, ...place }, strangers, nowMs)
    else takeTokens('pages', { key: session, ...place }, limit, nowMs)
    return null
  } catch (error) {
    if (error instanceof Problem) return error.words.retryAfterSeconds ?? 1
    throw error
  }
}
