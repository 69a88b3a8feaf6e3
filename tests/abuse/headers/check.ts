import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { answerHeaders } from '@/lib/http/security-policy'
import { projectRoot } from '@/processes/root'
import { faultOf } from '../answers'
import { Breaches, type Check } from '../check'
import { allDoors, committedLines, everyRole, exampleCall, filled } from '../doors'
import { askEdge } from '../edge'
import type { Ground } from '../ground'
import { askPatiently } from '../patiently'
import type { Answer, Ask, Visitor } from '../visitor'
import { nonceOf, policyFaults, uncovered } from './policy'

export const headers: Check = {
  number: 9,
  title: 'headers: policies with nonces, no-store on all that is personal, cookies bound to their host',

  async run(ground) {
    const breaches = new Breaches()
    const insider = await everyRole(ground, 'headers-everybody')
    const pages = (await pagesOf(ground, ground.stranger(), breaches)) + (await pagesOf(ground, insider, breaches))
    const answers = await answersOf(ground, insider, breaches)
    const files = await filesOf(ground, breaches)
    await cookiesOf(ground, breaches)
    await edgeOf(ground, breaches)
    const hsts = new Map(answerHeaders('/', true)).get('strict-transport-security') ?? ''
    breaches.expect(Number(/^max-age=(\d+)/.exec(hsts)?.[1] ?? 0) >= 31_536_000, () => 'where there is TLS, it is not kept for a year')
    return { figure: `${pages} pages and payloads, ${answers} other answers, ${files} files of the build`, breaches: breaches.list }
  },
}

const always: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^(same-origin|no-referrer)$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'content-security-policy': /frame-ancestors 'none'/,
}

/** Camera and microphone are the studio's alone; the rest nobody's. */
const devices = { studio: /^camera=\(self\), microphone=\(self\), .*geolocation=\(\)/, elsewhere: /^camera=\(\), microphone=\(\), .*geolocation=\(\)/ }

function judge(label: string, { headers: given }: Answer, breaches: Breaches, place: keyof typeof devices = 'elsewhere'): void {
  breaches.expect(devices[place].test(String(given['permissions-policy'])), () => `${label}: permissions-policy is ${String(given['permissions-policy'])}`)
  for (const [name, shape] of Object.entries(always)) {
    breaches.expect(shape.test(String(given[name])), () => `${label}: ${name} is ${String(given[name])}`)
  }
  for (const name of ['x-powered-by', 'server']) breaches.expect(given[name] === undefined, () => `${label}: says ${name}`)
}

function judgeKept(label: string, { headers: given }: Answer, breaches: Breaches): void {
  breaches.expect(/\bno-store\b/.test(String(given['cache-control'])), () => `${label} may be kept: ${String(given['cache-control'])}`)
}

async function pagesOf(ground: Ground, visitor: Visitor, breaches: Breaches): Promise<number> {
  const paths = [...committedLines('pages').map(({ line }) => line.replace('/events/[slug]', '/events/moonlight-acoustic')), '/nothing-here']
  const forms: [string, Ask['headers']][] = [['', {}], [' as payload', { rsc: '1' }], [' as prefetch', { rsc: '1', 'next-router-prefetch': '1' }]]
  let count = 0
  for (const line of paths) {
    const path = filled(line)
    const isStudio = /^\/studio(?:\/|$)/.test(path)
    const nonces = new Set<string | null>()
    for (const [form, given] of forms) {
      const label = `the page ${line}${form} of ${visitor.who ?? 'a stranger'}`
      const answer = await visitor.ask({ path, headers: given })
      const policy = String(answer.headers['content-security-policy'])
      count += 1
      judge(label, answer, breaches, isStudio ? 'studio' : 'elsewhere')
      judgeKept(label, answer, breaches)
      for (const fault of policyFaults(policy, ground.stack.urls.edge, isStudio)) breaches.add(`${label}: ${fault}`)
      const nonce = nonceOf(policy)
      breaches.expect(!nonces.has(nonce), () => `${label}: a nonce was used twice`)
      nonces.add(nonce)
      if (String(answer.headers['content-type']).startsWith('text/html')) for (const tag of uncovered(answer.text, nonce)) breaches.add(`${label}: ${tag.slice(0, 80)} without the nonce`)
    }
  }
  return count
}

/** Every route in its right form as somebody with all roles, and what no route answers. */
async function answersOf(ground: Ground, insider: Visitor, breaches: Breaches): Promise<number> {
  const asks: [string, Ask, Visitor?][] = [
    ...allDoors().filter(({ isStream }) => !isStream).map((door): [string, Ask] => [door.name, exampleCall(door)]),
    ['an unreadable path', { path: '/api/events/%' }],
    ['an unreadable path of a page', { path: '/events/%' }],
    ['no route', { path: '/api/nothing' }],
    ['a wrong method', { method: 'PUT', path: '/api/events', body: {} }],
    ['a post to a page', { method: 'POST', path: '/', body: {} }],
    ['a slash too many', { path: '/api/events/' }],
    ['no session', { path: '/api/ticketing/tickets' }, ground.stranger()],
    ['the methods of a route', { method: 'OPTIONS', path: '/api/me/locale' }],
  ]
  for (const [label, ask, visitor = insider] of asks) {
    const answer = await askPatiently(visitor, ask)
    judge(label, answer, breaches)
    judgeKept(label, answer, breaches)
    const policy = String(answer.headers['content-security-policy'])
    breaches.expect(policy === `default-src 'none'; frame-ancestors 'none'`, () => `${label}: the policy is ${policy}`)
    breaches.expect(faultOf(answer) === null, () => `${label} ${faultOf(answer)}`)
  }
  return asks.length
}

async function filesOf(ground: Ground, breaches: Breaches): Promise<number> {
  const folder = join(projectRoot, '.next', 'static')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css|woff2)$/.test(file)).slice(0, 40)
  for (const file of files) {
    const answer = await ground.stranger().ask({ path: `/_next/static/${file}` })
    judge('a file of the build', answer, breaches)
    breaches.expect(/immutable/.test(String(answer.headers['cache-control'])), () => `a file of the build is not kept: ${String(answer.headers['cache-control'])}`)
  }
  return files.length
}

async function cookiesOf(ground: Ground, breaches: Breaches): Promise<void> {
  const stranger = ground.stranger()
  const set = [
    ...((await stranger.ask({ path: '/api/demo/sign-in/fan' })).headers['set-cookie'] ?? []),
    ...((await stranger.ask({ method: 'POST', path: '/api/me/locale', body: { locale: 'en' } })).headers['set-cookie'] ?? []),
    ...((await ground.stranger().ask({ method: 'POST', path: '/api/accounts/sign-in', body: { email: 'headers@demo.example' } })).headers['set-cookie'] ?? []),
  ]
  for (const cookie of set) {
    const [name = ''] = cookie.split('=', 1)
    // The language is no secret, and pages read it.
    if (name === 'locale') continue
    const isBound = name.startsWith('__Host-') && ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'].every((word) => cookie.split('; ').includes(word)) && !/domain=/i.test(cookie)
    breaches.expect(isBound, () => `the cookie ${name} is not bound to its host`)
  }
  breaches.expect(set.filter((cookie) => cookie.startsWith('__Host-')).length >= 2, () => 'signing in, and asking to, set no cookies bound to their host')
}

/** What the edge says to pages: readable by ours alone, and never as anything but what it is. */
async function edgeOf(ground: Ground, breaches: Breaches): Promise<void> {
  for (const [origin, isOurs] of [[ground.stack.urls.fan, true], ['https://evil.example', false], ['null', false], [undefined, false]] as const) {
    for (const path of ['/nothing', '/00000000-0000-4000-8000-000000000000/live.m3u8']) {
      const { headers: given } = await askEdge(ground, path, { headers: origin ? { origin } : {} })
      const label = `the edge at ${path} to ${origin ?? 'no origin'}`
      breaches.expect(given['x-content-type-options'] === 'nosniff', () => `${label}: no nosniff`)
      breaches.expect(given['cross-origin-resource-policy'] === 'cross-origin', () => `${label}: ${String(given['cross-origin-resource-policy'])}`)
      breaches.expect(given['access-control-allow-origin'] === (isOurs ? origin : undefined), () => `${label}: may be read by ${String(given['access-control-allow-origin'])}`)
      breaches.expect(given['access-control-allow-credentials'] === undefined, () => `${label}: with credentials`)
    }
  }
}
