import { codeOf, faultOf } from '../answers'
import { atOnce } from '../at-once'
import { Breaches, type Check } from '../check'
import { disguises } from '../chain/disguises'
import { allDoors, committedLines, exampleCall, filled } from '../doors'
import { askPatiently } from '../patiently'
import type { Scale } from '../scale'
import type { Answer, Ask, Visitor } from '../visitor'

/** A form sent to a page, as an action of the framework's would be, past whoever thinks that its path is a route's. */
const roundabout = (way: string) => (ask: Ask): Ask => ({
  method: 'POST',
  path: `/api/${way}${ask.path}`,
  body: '--x\r\ncontent-disposition: form-data; name="0"\r\n\r\n[]\r\n--x--\r\n',
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
})

/** Ways of asking for a page that are no page's own: each is refused as the page itself is. */
const pageVariants: readonly { name: string; put: (ask: Ask) => Ask }[] = [
  ...disguises.filter(({ name }) => !['event stream', 'Range', 'OPTIONS'].includes(name)).map(({ name, put }) => ({ name, put: (ask: Ask) => put({ name, ...ask }, nobody) })),
  { name: 'a prefetch of its tree', put: (ask) => ({ ...ask, headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' } }) },
  { name: 'a prefetch of the page', put: (ask) => ({ ...ask, headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/__PAGE__' } }) },
  { name: '.segments', put: (ask) => ({ ...ask, path: `${ask.path}.segments/_tree.segment.rsc` }) },
  { name: 'a form by way of a route', put: roundabout('..') },
  { name: 'a form by way of a route, encoded', put: roundabout('%2e%2E') },
  { name: 'upper case', put: (ask) => ({ ...ask, path: ask.path.toUpperCase() }) },
  { name: 'a server action', put: (ask) => ({ method: 'POST', path: ask.path, body: '[]', headers: { 'next-action': '7f'.repeat(20), 'content-type': 'text/plain;charset=UTF-8' } }) },
]

/** A victim without anything: here nothing is stolen from anybody. */
const nobody = { cookies: '' } as Visitor

export const variants: Check = {
  number: 5,
  title: 'every way of writing a request gets the same refusal',

  async run(ground, scale) {
    const breaches = new Breaches()
    const outsider = await ground.signIn('fan2')
    let requests = 0
    for (const visitor of [ground.stranger(), outsider]) requests += (await tryRoutes(visitor, scale, breaches)) + (await tryPages(visitor, breaches))
    return { figure: `${requests} requests in ${disguises.length} and ${pageVariants.length} ways`, breaches: breaches.list }
  },
}

async function tryRoutes(visitor: Visitor, scale: Scale, breaches: Breaches): Promise<number> {
  let requests = 0
  const doors = allDoors().filter(({ isOpen, isStream, access }) => !isOpen && !isStream && (visitor.who === null || /^(staff|artist|ingestor|platform)/.test(access)))
  await atOnce(doors, 8, async (door, index) => {
    const ask = exampleCall(door)
    const plain = await askPatiently(visitor, ask)
    const expected = visitor.who === null ? 401 : 404
    breaches.expect(plain.status === expected, () => `${door.name} was answered ${plain.status} to ${whoOf(visitor)}`)
    // In small each door is tried in every third way: all ways are tried, on doors that take turns.
    for (const { name, put } of disguises.filter((_, way) => scale === 'full' || way % 3 === index % 3)) {
      const { name: _name, ...disguised } = { name, ...put({ name, ...ask }, nobody) }
      requests += 1
      const answer = await follow(visitor, disguised)
      breaches.expect(isRefusal(answer, disguised, expected), () => `${door.name} was answered ${answer.status} ${codeOf(answer) ?? ''} to ${whoOf(visitor)}, disguised: ${name}`)
    }
  })
  return requests
}

/** The same status; or that there is no such path, method or writing at all. */
function isRefusal(answer: Answer, ask: Ask, expected: number): boolean {
  if (ask.method === 'OPTIONS') return answer.status === 204 && answer.body.length === 0
  // Where a path is no longer that of a route, a page of Next's may say that there is nothing.
  const isPage = answer.status === 404 && String(answer.headers['content-type']).startsWith('text/')
  return (answer.status === expected || [400, 401, 403, 404, 405].includes(answer.status)) && (isPage || faultOf(answer, ask.method === 'HEAD') === null)
}

async function tryPages(visitor: Visitor, breaches: Breaches): Promise<number> {
  const pages = committedLines('pages').filter(({ access }) => (visitor.who === null ? !/^(public|demo)/.test(access) : /^(staff|artist)/.test(access)))
  let requests = 0
  await atOnce(pages, 4, async ({ line }) => {
    const ask = { path: filled(line) }
    const plain = await visitor.ask(ask)
    breaches.expect(isPageRefusal(plain, visitor.who === null), () => `the page ${line} was answered ${plain.status} to ${whoOf(visitor)}`)
    for (const { name, put } of pageVariants) {
      const { name: _name, ...disguised } = { name, ...put(ask) }
      requests += 1
      const answer = await follow(visitor, disguised, false)
      // With a cookie of another's, or none, whoever asks is nobody.
      const isStranger = visitor.who === null || disguised.headers?.['cookie'] !== undefined
      breaches.expect(isPageRefusal(answer, isStranger), () => `the page ${line} was answered ${answer.status} to ${whoOf(visitor)}, disguised: ${name}`)
    }
  })
  return requests
}

/** A stranger is sent to sign in, and come back; somebody whom the page is not for finds nothing there. */
function isPageRefusal({ status, headers, text }: Answer, isStranger: boolean): boolean {
  if ([400, 404, 405].includes(status)) return true
  if ([307, 308].includes(status)) return isStranger && (headers.location ?? '').startsWith(signInPath)
  if (status !== 200 || !String(headers['content-type']).startsWith('text/x-component')) return false
  // Payloads of Next's: one that only says where to go instead, and one that repeats the names of the path's own folders.
  const isTree = text.length < 2_500 && text.includes('"t":{"t":{') && !text.includes('"$L')
  const [, where = null] = /NEXT_REDIRECT;\w+;([^;]*);/.exec(text) ?? []
  return isTree || text.includes('NEXT_HTTP_ERROR_FALLBACK;404') || (isStranger && where !== null && where.startsWith(signInPath))
}

const signInPath = '/signin?next=%2F'

/** Redirects that only write the address otherwise are followed; a redirect to sign in is the refusal. */
async function follow(visitor: Visitor, ask: Ask, isRoute = true): Promise<Answer> {
  let answer = await (isRoute ? askPatiently(visitor, ask) : visitor.ask(ask))
  for (let hops = 0; hops < 3 && [307, 308].includes(answer.status); hops += 1) {
    const location = answer.headers.location ?? ''
    if (!location.startsWith('/') || location.startsWith('/signin')) return answer
    answer = await visitor.ask({ ...ask, path: location })
  }
  return answer
}

function whoOf({ who }: Visitor): string {
  return who ?? 'a stranger'
}
