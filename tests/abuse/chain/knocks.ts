import { appPages, appRoutes } from '../app-tree'

/**
 * A request with gaps: `$id` stands for every id found so far, `$grant` and `$content` for what may be one, `$slug` for ids and
 * slugs, and `$house`, `$artist` and `$type` for every slug, whatever it is said to name.
 */
export type Knock = {
  method: string
  path: string
  body?: unknown
  headers?: Record<string, string>
  /** Takes away what the walker stands on, so it comes when nothing is left to be found. */
  isLast?: boolean
  /** Each answer is a new thing: it is asked only with what is somebody else's. */
  makesMore?: boolean
}

export type How = Omit<Knock, 'method' | 'path' | 'isLast' | 'makesMore'> & {
  query?: string
  /** Refused as unreadable, whoever asks: says nothing about who may. */
  isIncomplete?: true
}

const push = { 'akushu-run': '1', 'content-type': 'application/json' }
const reason = 'because I say so'
const hold = (eventSlug: string) => ({ body: { eventSlug, ticketTypeSlug: 'live-archive', quantity: 1 } })

const house = { organisationSlug: '$house' }
const names = { ja: '名前', en: 'A name' }
const seller = { name: names, sellerName: 'A seller', sellerAddress: 'Tokyo', sellerContact: 'desk@seller.example', registrationNumber: null }
const evening = { startsAt: '2030-05-01T10:00:00.000Z', endsAt: '2030-05-01T12:00:00.000Z' }
const seen = { version: 1 }
const aired = { ...evening, artistSlug: '$artist', title: names, archiveMinutes: 0 }
const sold = {
  name: names,
  description: names,
  priceYen: 1000,
  quantity: 10,
  limitPerPerson: 1,
  saleStartsAt: evening.startsAt,
  saleEndsAt: evening.endsAt,
  opens: [{ kind: 'broadcast', broadcastId: '$id' }],
}
// Of the form of an invitation's; whose, nobody knows.
const token = `00000000-0000-4000-8000-000000000000.${'A'.repeat(43)}`

/** What each route wants beside its path. One that is not named is asked with an empty body. */
const wants: Readonly<Record<string, How[]>> = {
  // An id in place of a request: the link's other half is not to be found anywhere.
  'POST /api/accounts/sign-in/code': [{ body: { code: '000000' } }],
  'POST /api/accounts/sign-in/link': [{ body: { request: '$id', token: 'A'.repeat(43) } }],
  'POST /api/accounts/sign-in/link/look': [{ body: { request: '$id', token: 'A'.repeat(43) } }],
  'POST /api/accounts/notices/mail': [{ body: '{"messageId":"<$id@mailbox.invalid>","outcome":"bounced"}', headers: { 'mail-signature': 'demo=AAAA' } }],
  'POST /api/me/name': [{ body: { displayName: 'Hanako' } }],
  'GET /api/contents/[contentId]/keys/[epoch]': [{ headers: { 'akushu-grant': '$grant' } }, { isIncomplete: true }],
  'POST /api/admin/events': [{ body: { ...house, title: names, ...evening, zone: 'Asia/Tokyo' } }],
  'POST /api/admin/events/[slug]': [
    { body: { ...seen, ...evening, newSlug: 'another', title: names, description: names, rules: names, zone: 'Asia/Tokyo', accent: '#7c3aed', artistSlugs: ['$artist'] } },
  ],
  'POST /api/admin/events/[slug]/programme': [{ body: { ...seen, programme: [{ ...evening, title: names }] } }],
  'POST /api/admin/events/[slug]/broadcasts': [{ body: { ...seen, ...aired } }],
  'POST /api/admin/events/[slug]/broadcasts/[broadcastId]': [{ body: { ...seen, ...aired } }],
  'POST /api/admin/events/[slug]/broadcasts/[broadcastId]/removal': [{ body: seen }],
  'POST /api/admin/events/[slug]/ticket-types': [{ body: { ...seen, ...sold } }],
  'POST /api/admin/events/[slug]/ticket-types/order': [{ body: { ...seen, typeSlugs: ['$type'] } }],
  'POST /api/admin/events/[slug]/ticket-types/[typeSlug]': [{ body: { ...seen, ...sold } }],
  'POST /api/admin/events/[slug]/ticket-types/[typeSlug]/removal': [{ body: seen }],
  'POST /api/admin/events/[slug]/ticket-types/[typeSlug]/sale-reopening': [{ body: { saleEndsAt: evening.endsAt } }],
  'PUT /api/admin/events/[slug]/cover': [{ body: 'GIF89a', headers: { 'content-type': 'image/gif' } }],
  'POST /api/admin/events/[slug]/publication': [{ body: seen }],
  'POST /api/admin/events/[slug]/cancellation': [{ body: { reason: { ja: '出演者の体調不良', en: 'The artist is ill' } } }],
  'POST /api/admin/events/[slug]/copy': [{ body: { startsAt: evening.startsAt } }],
  'POST /api/admin/events/[slug]/removal': [{ body: seen }],
  'GET /api/admin/events/[slug]/orders': [{}, { query: 'search=$id' }, { query: 'after=$id' }],
  'POST /api/admin/orders/[orderId]/ban': [{ body: { reason } }],
  'POST /api/admin/tickets/[ticketId]/refund': [{ body: { reason } }],
  'POST /api/admin/organisations/[organisationSlug]': [{ body: seller }],
  'POST /api/admin/people/artists': [{ body: { ...house, slug: 'another', name: names } }],
  'POST /api/admin/people/artists/[artistSlug]': [{ body: { name: names } }],
  'POST /api/admin/people/invitations': [
    { body: { ...house, kind: 'membership', role: 'moderator' } },
    { body: { ...house, kind: 'artist', role: 'crew', artistSlug: '$artist' } },
    { body: { ...house, kind: 'event_staff', role: 'desk', eventSlug: '$slug', limitedTo: [] } },
  ],
  'POST /api/admin/people/members/[membershipId]/role': [{ body: { role: 'moderator' } }],
  'POST /api/invitations/look': [{ body: { token } }],
  'POST /api/invitations/acceptance': [{ body: { token } }],
  'POST /api/me/roles/leaving': [{ body: { membershipId: '$id' } }, { body: { artistMemberId: '$id' } }, { body: { eventStaffId: '$id' } }],
  'POST /api/platform/organisations': [{ body: { ...seller, slug: 'another-house', reason: 'because I say so' } }],
  'POST /api/platform/visits': [{ body: { ...house, reason: 'because I say so', minutes: 1 } }],
  'POST /api/me/locale': [{ body: { locale: 'ja' } }],
  'POST /api/playback/grants': [{ body: { ticketId: '$id' } }, { body: { contentId: '$id' } }, { body: { broadcastId: '$id', reason } }],
  'POST /api/playback/grants/[grantId]/renewals': [{ body: {} }, { body: { delayMs: 900 } }],
  'POST /api/streaming/broadcasts/[broadcastId]/encoder-keys': [{ body: { label: 'a key' } }],
  'POST /api/streaming/broadcasts/[broadcastId]/cut': [{ body: { reason } }],
  'POST /api/ticketing/orders': [hold('chain-live')],
  'POST /api/ticketing/notices/till': [{ body: '{"provider":"till","reference":"$id","outcome":"succeeded","amountYen":1000,"noticeId":"1"}', headers: { 'till-signature': 'demo=AAAA' } }],
  // Paying is a way to a ticket that is meant; here the payer is refused.
  'POST /api/till/payments/[paymentId]/outcome': [{ body: { outcome: 'failed' } }],
  'PUT /api/ingest/[streamId]/[...path]': [{ body: '#EXTM3U', headers: push }],
  'POST /api/ingest/[streamId]/[...path]': [{ body: '#EXTM3U', headers: push }],
  'DELETE /api/ingest/[streamId]/[...path]': [{ headers: push }],
}

/** Not walked, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  'GET /api/demo/sign-in/[who]': 'the demo signs anybody in on this machine, which is no leak but its purpose',
  'GET /api/mailbox': 'the demo shows its letters to whoever sits at this machine, which is no leak but its purpose',
  'GET /api/me/events': 'an event stream has no end; each walker listens to their own, and what it says is followed',
}

/** Each answer to these is a new thing with a new name, to be walked in its turn: asked with one's own, a walk would never end. */
const makesMore = new Set([
  'POST /api/admin/events',
  'POST /api/admin/events/[slug]/copy',
  'POST /api/admin/people/invitations',
  'POST /api/admin/people/artists',
  'POST /api/platform/organisations',
  'POST /api/platform/visits',
  'POST /api/streaming/broadcasts/[broadcastId]/encoder-keys',
])

const takesAway = new Set(['POST /api/me/sign-out', 'POST /api/me/sign-out-everywhere', 'POST /api/me/sessions/[sessionId]/end'])
const epochs = ['1', '2', '3']

/** Every way of knocking at every route and page there is; a route that is added is knocked at as well. */
export function allKnocks(): Knock[] {
  const routes = appRoutes().filter(({ method, path }) => !(`${method} ${path}` in leftOut))
  const known = new Set(appRoutes().map(({ method, path }) => `${method} ${path}`))
  const stale = [...Object.keys(wants), ...Object.keys(leftOut), ...makesMore].filter((name) => !known.has(name) && !name.includes('/ingest/'))
  if (stale.length > 0) throw new Error(`no such route any more: ${stale.join(', ')}`)
  return [...routes.flatMap(({ method, path }) => knocksAt(method, path)), ...appPages().map((page) => ({ method: 'GET', path: gaps(page) }))]
}

/** What a route, named by its method and path, is asked with. */
export function howToAsk(name: string): readonly How[] {
  return wants[name] ?? [/^(GET|DELETE) /.test(name) ? {} : { body: {} }]
}

function knocksAt(method: string, path: string): Knock[] {
  const name = `${method} ${path}`
  const hows = [...howToAsk(name)]
  // A list takes no id; whether it would is what this asks.
  if (method === 'GET' && !path.includes('[')) hows.push({ query: 'id=$id' })
  return hows.flatMap(({ query, body, headers }) =>
    withEpochs(gaps(path)).map((filled) => ({ method, path: query ? `${filled}?${query}` : filled, body, headers, isLast: takesAway.has(name), makesMore: makesMore.has(name) })),
  )
}

const namedGaps: Readonly<Record<string, string>> = {
  '[...path]': 'v0/0.m4s',
  '[contentId]': '$content',
  '[slug]': '$slug',
  '[organisationSlug]': '$house',
  '[artistSlug]': '$artist',
  '[typeSlug]': '$type',
  '[provider]': 'line',
  '[epoch]': '[epoch]',
}

/** A gap for a slug that is not listed takes slugs all the same. */
function gaps(path: string): string {
  return path.replaceAll(/\[[^\]]+\]/g, (gap) => namedGaps[gap] ?? (/slug\]$/i.test(gap) ? '$slug' : '$id'))
}

function withEpochs(path: string): string[] {
  return path.includes('[epoch]') ? epochs.map((epoch) => path.replace('[epoch]', epoch)) : [path]
}
