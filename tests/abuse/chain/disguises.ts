import type { Breaches } from '../check'
import type { Answer, Ask, Visitor } from '../visitor'
import type { Seat } from './cast'
import { linksIn, looksPlayable } from './loot'

export type Prize = { name: string } & Ask

const bodied = { 'content-type': 'application/json' }

/** What somebody else's ids would be good for. */
export function prizesOf(seat: Seat, studio: { broadcastId: string; streamId: string; slug: string }): Prize[] {
  const { ticketId, orderId, paymentId, grant, playable } = seat
  const post = (path: string, body: object = {}): Ask => ({ method: 'POST', path, body })
  return [
    ...playable.keys.slice(-1).flatMap(({ contentId, epoch }) => [
      { name: 'a key with the other’s grant', path: `/api/contents/${contentId}/keys/${epoch}`, headers: { 'akushu-grant': grant.grantId } },
      { name: 'a key with the grant in the query', path: `/api/contents/${contentId}/keys/${epoch}?grant=${grant.grantId}` },
      { name: 'a key by the link’s query', path: `/api/contents/${contentId}/keys/${epoch}?${grant.query}` },
    ]),
    { name: 'a grant for the other’s ticket', ...post('/api/playback/grants', { ticketId }) },
    { name: 'a grant for a content', ...post('/api/playback/grants', { contentId: grant.contentId }) },
    { name: 'the other’s renewal', ...post(`/api/playback/grants/${grant.grantId}/renewals`) },
    { name: 'the other’s watch page', path: `/api/playback/tickets/${ticketId}` },
    { name: 'the other’s order', path: `/api/ticketing/orders/${orderId}` },
    { name: 'the other’s cancellation', ...post(`/api/ticketing/orders/${orderId}/cancellation`) },
    { name: 'the other’s payment', ...post(`/api/ticketing/orders/${orderId}/payment`) },
    { name: 'the other’s till', path: `/api/till/payments/${paymentId}` },
    { name: 'the other’s button', ...post(`/api/till/payments/${paymentId}/outcome`, { outcome: 'succeeded' }) },
    { name: 'a broadcast', path: `/api/streaming/broadcasts/${studio.broadcastId}` },
    { name: 'its health', path: `/api/streaming/broadcasts/${studio.broadcastId}/health` },
    { name: 'a run of it', ...post(`/api/streaming/broadcasts/${studio.broadcastId}/runs`) },
    { name: 'its end', ...post(`/api/streaming/broadcasts/${studio.broadcastId}/end`) },
    { name: 'a push', method: 'PUT', path: `/api/ingest/${studio.streamId}/v0/index.m3u8`, body: '#EXTM3U', headers: { 'akushu-run': '1' } },
    { name: 'a dropped segment', method: 'DELETE', path: `/api/ingest/${studio.streamId}/v0/0.m4s`, headers: { ...bodied, 'akushu-run': '1' } },
    { name: 'the list of orders', path: `/api/admin/events/${studio.slug}/orders` },
    { name: 'a search of orders', path: `/api/admin/events/${studio.slug}/orders?search=${orderId}` },
    { name: 'a refund', ...post(`/api/admin/tickets/${ticketId}/refund`, { reason: 'because I say so' }) },
    { name: 'a ban', ...post(`/api/admin/orders/${orderId}/ban`, { reason: 'because I say so' }) },
  ]
}

type Disguise = { name: string; put: (ask: Prize, victim: Visitor) => Ask }

const withHeaders = (name: string, headers: Record<string, string>): Disguise => ({ name, put: (ask) => ({ ...ask, headers: { ...ask.headers, ...headers } }) })
const withPath = (name: string, change: (path: string) => string): Disguise => ({ name, put: (ask) => ({ ...ask, path: change(ask.path) }) })
const withQuery = (query: string) => (path: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`

/** Ways of saying the same that a gate might not understand as the same. */
export const disguises: readonly Disguise[] = [
  { name: 'as it is', put: (ask) => ask },
  { name: 'HEAD', put: (ask) => ({ ...ask, method: 'HEAD', body: undefined }) },
  { name: 'OPTIONS', put: (ask) => ({ ...ask, method: 'OPTIONS', body: undefined }) },
  withPath('a slash at its end', (path) => path.replace(/(\?|$)/, '/$1')),
  withPath('two slashes', (path) => path.replace('/api/', '/api//')),
  withPath('.rsc', (path) => path.replace(/(\?|$)/, '.rsc$1')),
  withPath('_rsc', withQuery('_rsc=acgkz')),
  withPath('an encoded letter', (path) => path.replace('/api/', '/%61pi/')),
  withPath('encoded dashes', (path) => path.replace(/-(?=[0-9a-f]{4})/g, '%2d')),
  withPath('upper case', (path) => path.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => id.toUpperCase())),
  withPath('a way around', (path) => path.replace('/api/', '/api/me/../')),
  withPath('an encoded way around', (path) => path.replace('/api/', '/api/me/%2e%2e/')),
  withPath('a matrix parameter', (path) => path.replace(/(\?|$)/, ';a=b$1')),
  withHeaders('RSC', { rsc: '1', 'next-router-prefetch': '1' }),
  withHeaders('x-middleware-subrequest', { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy', 'x-middleware-rewrite': '/' }),
  withHeaders('x-nextjs-data', { 'x-nextjs-data': '1', 'x-invoke-path': '/api/health', 'x-matched-path': '/api/health' }),
  withHeaders('method override', { 'x-http-method-override': 'GET', 'x-http-method': 'GET', 'x-method-override': 'GET' }),
  withHeaders('Range', { range: 'bytes=0-15' }),
  withHeaders('forwarded', { 'x-forwarded-host': 'admin.localhost', 'x-forwarded-proto': 'https', forwarded: 'for=127.0.0.1', 'x-original-url': '/api/health', 'x-rewrite-url': '/api/health' }),
  withHeaders('Bearer', { authorization: 'Bearer 00000000-0000-4000-8000-000000000000' }),
  withHeaders('event stream', { accept: 'text/event-stream' }),
  withHeaders('the other’s idempotency key', { 'idempotency-key': 'the-entitled-fan' }),
  { name: 'the other’s cookie under a name of ours', put: (ask, victim) => ({ ...ask, headers: { ...ask.headers, cookie: victim.cookies.replace('__Host-', '') } }) },
  { name: 'the other’s cookie cut short', put: (ask, victim) => ({ ...ask, headers: { ...ask.headers, cookie: victim.cookies.slice(0, -1) } }) },
  { name: 'no cookie', put: (ask) => ({ ...ask, headers: { ...ask.headers, cookie: '' } }) },
]

/** Tries for every prize in every disguise. @returns how many requests that took */
export async function tryDisguised(attacker: Visitor, victim: Visitor, prizes: readonly Prize[], breaches: Breaches): Promise<number> {
  let requests = 0
  for (const prize of prizes) {
    for (const disguise of disguises) {
      const { name: _name, ...ask } = { name: '', ...disguise.put(prize, victim) }
      let answer = await attacker.ask(ask)
      requests += 1
      for (let hops = 0; hops < 3 && [301, 302, 303, 307, 308].includes(answer.status) && answer.headers.location?.startsWith('/'); hops += 1) {
        answer = await attacker.ask({ ...ask, path: answer.headers.location })
        requests += 1
      }
      if (answer.status === 429) await attacker.signIn()
      breaches.expect(!isPrize(ask, answer), () => `${attacker.who} got ${prize.name}, disguised: ${disguise.name}: ${answer.status}`)
    }
  }
  return requests
}

/** An `OPTIONS` says which methods there are; a page of Next's says that there is nothing. */
function isPrize(ask: Ask, answer: Answer): boolean {
  // A page of ours may repeat the address that it was asked for.
  if (looksPlayable(answer.body) || linksIn(answer.text).some(({ grantId }) => !ask.path.includes(`g=${grantId}`))) return true
  const isPage = answer.headers['content-type']?.startsWith('text/html') ?? false
  return answer.status < 300 && !isPage && !(answer.status === 204 && answer.body.length === 0)
}
