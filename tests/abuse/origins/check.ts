import { randomUUID } from 'node:crypto'
import { codeOf, faultOf, sayingOf } from '../answers'
import { atOnce } from '../at-once'
import { Breaches, type Check } from '../check'
import { allDoors, everyRole, exampleCall } from '../doors'
import type { Ground } from '../ground'
import { askPatiently } from '../patiently'
import { changedTables, snapshotOf } from '../snapshot'
import { untilLimited } from '../until-limited'
import type { Ask, Visitor } from '../visitor'

const evil = 'evil.example'

/** What other sites' pages, and pages of other hosts of ours, send as their origin; null for a browser that says nothing. */
const originsOf = ({ origin, port }: Visitor): (string | null)[] => [
  `https://${evil}`,
  'null',
  null,
  '',
  `${origin}.${evil}`,
  origin.replace(`:${port}`, ''),
  origin.replace('http:', 'https:'),
  `http://fan.localhost:${port}`,
  `${origin}, https://${evil}`,
]

export const origins: Check = {
  number: 6,
  title: 'a foreign origin changes nothing, and neither does a forged header',

  async run(ground) {
    const breaches = new Breaches()
    const insider = await everyRole(ground, 'origins-everybody')
    const writes = await foreignWrites(ground, insider, breaches)
    const forged = await forgedHeaders(ground, insider, breaches)
    await forgedAddress(ground, breaches)
    return { figure: `${writes} writes from foreign origins refused, ${forged} answers the same with forged headers`, breaches: breaches.list }
  },
}

/** Somebody signed in, with every role there is, on a page of somebody else's. */
async function foreignWrites(ground: Ground, insider: Visitor, breaches: Breaches): Promise<number> {
  const before = await snapshotOf(ground)
  const doors = allDoors().filter(({ method }) => method !== 'GET')
  const foreign = originsOf(insider)
  await atOnce(doors, 8, async (door) => {
    for (const origin of foreign) {
      const ask = exampleCall(door)
      const answer = await insider.ask(origin === null ? { ...ask, without: ['origin'] } : { ...ask, headers: { ...ask.headers, origin } })
      const isRefused = answer.status === 403 && codeOf(answer) === 'forbidden' && faultOf(answer) === null
      breaches.expect(isRefused, () => `${door.name} from ${nameOf(origin)} was answered ${answer.status}`)
    }
  })
  const changed = changedTables(before, await snapshotOf(ground))
  breaches.expect(changed.length === 0, () => `writes from foreign origins changed ${changed.join(', ')}`)
  return doors.length * foreign.length
}

function nameOf(origin: string | null): string {
  return origin === null ? 'no origin' : `the origin “${origin}”`
}

const forgeries: readonly Record<string, string>[] = [
  { 'x-forwarded-host': evil, 'x-forwarded-proto': 'https', 'x-forwarded-port': '443', 'x-forwarded-server': evil },
  { forwarded: `for=127.0.0.1;host=${evil};proto=https` },
  { 'x-original-url': '/api/health', 'x-rewrite-url': '/api/health', 'x-original-host': evil, 'x-host': evil },
  { 'x-http-method-override': 'GET', 'x-method-override': 'GET', 'x-http-method': 'GET' },
  { 'x-akushu-peer': '127.0.0.1', 'x-akushu-refusal': 'method_not_allowed', 'x-real-ip': '127.0.0.1', 'true-client-ip': '127.0.0.1' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy', 'x-middleware-rewrite': `https://${evil}/`, 'x-middleware-set-cookie': 'a=1', 'x-invoke-path': '/api/health', 'x-matched-path': '/api/health' },
  { host: evil },
]

/** Each answer with forged headers is compared with the same answer without. */
async function forgedHeaders(ground: Ground, insider: Visitor, breaches: Breaches): Promise<number> {
  const stranger = ground.stranger()
  const asks: [Visitor, Ask][] = [
    [stranger, { path: '/' }],
    [stranger, { path: '/tickets' }],
    [stranger, { path: '/api/events' }],
    [stranger, { path: '/api/nothing' }],
    [stranger, { path: '/signin/' }],
    [insider, { path: '/api/me/sessions' }],
    [insider, { path: '/api/admin/today' }],
    [insider, { method: 'POST', path: `/api/me/sessions/${randomUUID()}/end`, body: {} }],
  ]
  for (const [visitor, ask] of asks) {
    const plain = await askPatiently(visitor, ask)
    for (const headers of forgeries) {
      // A write's origin must be that of the host that it says it speaks to.
      if (headers['host'] && ask.method) continue
      const answer = await askPatiently(visitor, { ...ask, headers })
      // A page is written in pieces, never twice in the same; a route's words are compared whole.
      const isSame = ask.path.startsWith('/api/') ? sayingOf(answer) === sayingOf(plain) : answer.status === plain.status && answer.headers.location === plain.headers.location
      breaches.expect(isSame, () => `${ask.path} was answered ${answer.status} instead of ${plain.status} with a forged ${Object.keys(headers)[0]}`)
      const spoken = `${answer.text}${JSON.stringify(answer.headers)}`
      breaches.expect(!spoken.includes(evil), () => `${ask.path} repeats a forged ${Object.keys(headers)[0]}`)
    }
  }
  return asks.length * forgeries.length
}

/** What a client puts in front of the address that our proxy saw: were it believed, there were no limits. */
async function forgedAddress(ground: Ground, breaches: Breaches): Promise<void> {
  const stranger = ground.stranger()
  const limit = allDoors().find(({ name }) => name === 'POST /api/me/locale')?.requests ?? 30
  const most = limit * 30
  let asked = 0
  const isMet = await untilLimited(most, () => {
    asked += 1
    return stranger.ask({ method: 'POST', path: '/api/me/locale', body: { locale: 'ja' }, headers: { 'x-forwarded-for': `10.${asked % 250}.3.4, 198.51.100.77` } })
  })
  breaches.expect(isMet, () => `${most} requests with a made-up X-Forwarded-For each: no limit was met`)
}
