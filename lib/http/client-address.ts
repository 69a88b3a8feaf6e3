import { peerHeader } from './peer-address'

/**
 * The client's network address. Only what our own proxies added may be believed: with `trustedProxies`
 * of n, the n-th entry from the right of `X-Forwarded-For`. With none, the address that our own server
 * took from the socket, in a header that it overwrites on every request.
 */
export function clientAddress(request: Request, trustedProxies: number): string | null {
  if (trustedProxies === 0) return request.headers.get(peerHeader) || null
  const chain = (request.headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim()).filter(Boolean)
  return chain.at(-trustedProxies) ?? null
}
