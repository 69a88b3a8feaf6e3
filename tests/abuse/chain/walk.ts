import { askEdge, isMedia } from '../edge'
import type { Ground } from '../ground'
import { uuidsIn } from '../identifiers'
import { askPatiently } from '../patiently'
import type { OpenStream, Visitor } from '../visitor'
import { allKnocks, type Knock } from './knocks'
import { Errands } from './errands'
import { looksPlayable, linksIn, type Link } from './loot'

/** What a walk met. Labels name the request without its ids. */
export type Trail = {
  requests: number
  found: Set<string>
  /** Ids that an answer told without having been asked with them, with where. */
  told: Map<string, string>
  /** Requests that were carried out although one of their ids was given to them. */
  obeyed: { label: string; used: string[] }[]
  keys: { label: string; contentId: string; grantId: string }[]
  links: (Link & { label: string })[]
  /** Answers of the edge that hand something over. */
  served: { label: string; contentId: string; grantId: string; plain: boolean }[]
  /** Media in the clear from the app itself. */
  plain: string[]
  /** Events that the walker's own stream has told of. */
  heard: number
}

export type WalkOptions = {
  visitor: Visitor
  /** Where it begins: what the walker holds, beside what is public. */
  start: readonly string[]
  /** Ids that may fill `$grant` and `$content`; all that is found, unless told. */
  grants?: readonly string[]
  contents?: readonly string[]
  /** Whether something belongs to somebody else: what makes new things is asked with nothing else. */
  isForeign: (value: string) => boolean
  /** Pages are slow and their code is one for all; a walk along very many ids may leave them out. */
  withoutPages?: boolean
}

/** A value is tried in every gap of a route; beside it stand so many others in each further gap, and not all there are, by all there are. */
const mostPartners = [0, 0, 4, 2, 1] as const

/** What may fill a gap: what is known by its id, by its slug, or either. */
const gapKinds: Readonly<Record<string, 'id' | 'slug' | 'either'>> = { $id: 'id', $slug: 'either', $content: 'id', $grant: 'id', $house: 'slug', $artist: 'slug', $type: 'slug' }

export const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Asks every route with everything found, and asks again with what the answers hold, until nothing new comes. */
export async function walk(ground: Ground, options: WalkOptions): Promise<Trail> {
  const { visitor } = options
  const trail: Trail = { requests: 0, found: new Set(), told: new Map(), obeyed: [], keys: [], links: [], served: [], plain: [], heard: 0 }
  const knocks = allKnocks().filter((knock) => !(options.withoutPages && !knock.path.startsWith('/api/')))
  const asked = new Set<string>()
  const errands = new Errands()
  const queries = new Set<string>()

  const plan = (knock: Knock, used: string[]) => {
    const name = JSON.stringify(knock)
    if (asked.has(name)) return
    asked.add(name)
    // Links and keys run out while the rest is walked.
    errands.add(knock.isLast ? 'last' : knock.headers?.['akushu-grant'] ? 'urgent' : 'next', () => knockOnce(knock, used))
  }
  const planEdge = (target: string) => {
    if (asked.has(target)) return
    asked.add(target)
    errands.add(target.includes('?') ? 'urgent' : 'next', () => fetchOnce(target))
  }
  const discover = (value: string) => {
    if (trail.found.has(value)) return
    trail.found.add(value)
    if (value.startsWith('/')) return plan({ method: 'GET', path: value }, [])
    for (const knock of knocks) {
      for (const [filled, used] of fill(knock, value, trail.found, options)) if (!knock.makesMore || used.some(options.isForeign)) plan(filled, used)
    }
    if (isUuid.test(value)) for (const target of edgeTargets(value)) for (const query of ['', ...queries]) planEdge(query ? `${target}?${query}` : target)
  }

  const knockOnce = async (knock: Knock, used: string[]) => {
    const answer = await askPatiently(visitor, knock, { beforeEach: () => (trail.requests += 1) })
    const label = labelOf(knock)
    const text = answer.text.replaceAll(String(answer.headers['x-request-id'] ?? '\0'), '')
    if (looksPlayable(answer.body)) trail.plain.push(label)
    if (answer.status === 200 && answer.headers['content-type'] === 'application/octet-stream') {
      trail.keys.push({ label, contentId: knock.path.split('/')[3] ?? '', grantId: knock.headers?.['akushu-grant'] ?? '' })
    }
    if (knock.path.startsWith('/api/') && answer.status < 300 && used.length > 0) trail.obeyed.push({ label, used })
    note(text, answer.headers.location ?? '', label, used)
  }
  const fetchOnce = async (target: string) => {
    trail.requests += 1
    const answer = await askEdge(ground, target)
    const [path = '', query = ''] = target.split('?')
    const [, contentId = ''] = path.split('/')
    const label = `edge ${path.replace(/[0-9a-f-]{36}/, '…')}`
    if (isMedia(answer)) trail.served.push({ label, contentId, grantId: /(?:^|&)g=([^&]+)/.exec(query)?.[1] ?? '', plain: looksPlayable(answer.body) })
    if (!answer.text.startsWith('#EXTM3U')) return
    const folder = path.slice(0, path.lastIndexOf('/'))
    const uris = [...answer.text.matchAll(/URI="([^"]+)"/g)].map(([, uri = '']) => uri).concat(answer.text.split('\n').filter((line) => line && !line.startsWith('#')))
    for (const uri of uris) {
      if (uri.startsWith('/api/')) discover(uri)
      else planEdge(`${folder}/${uri.split('?')[0]}?${query}`)
    }
    note(answer.text, '', label, [contentId])
  }
  const note = (text: string, location: string, label: string, used: string[]) => {
    for (const link of linksIn(text)) {
      trail.links.push({ ...link, label })
      if (queries.has(link.query)) continue
      queries.add(link.query)
      for (const value of trail.found) if (isUuid.test(value)) for (const target of edgeTargets(value)) planEdge(`${target}?${link.query}`)
    }
    for (const id of uuidsIn(`${text} ${location}`)) {
      if (!used.includes(id) && !trail.told.has(id)) trail.told.set(id, label)
      discover(id)
    }
    for (const slug of slugsIn(text)) discover(slug)
    for (const [, path = ''] of text.matchAll(/(?:href|"(?:redirectUrl|returnUrl|ingestUrl|manifestUrl)")[=:]"(\/[^"?#_][^"?#]*)/g)) discover(path)
    if (location.startsWith('/')) discover(location.split('?')[0] ?? '')
  }

  const stream = visitor.who === null ? null : await listen(visitor)
  for (const knock of knocks) if (gapsOf(JSON.stringify(knock)).length === 0) plan(knock, [])
  for (const value of options.start) discover(value)
  await errands.run(8)
  if (stream) {
    trail.heard = stream.heard.match(/^event: /gm)?.length ?? 0
    note(stream.heard, '', 'GET /api/me/events', [])
    stream.leave()
    await errands.run(8)
  }
  return trail
}

/** An earlier walk may have ended the session. */
function listen(visitor: Visitor): Promise<OpenStream> {
  return visitor.listen().catch(async () => {
    await visitor.signIn()
    return visitor.listen()
  })
}

/** Every slug in a text, under whatever name: alone or in a list. */
function slugsIn(text: string): string[] {
  return [...text.matchAll(/"\w*[sS]lugs?":(?:"[a-z0-9-]{1,64}"|\[[^\]]*\])/g)].flatMap(([field]) => [...field.slice(field.indexOf(':')).matchAll(/"([a-z0-9-]{1,64})"/g)].map(([, slug = '']) => slug))
}

function gapsOf(text: string): string[] {
  return Object.keys(gapKinds).filter((gap) => text.includes(gap))
}

/** Every way in which a value can stand in a knock's gaps, together with what was found before. */
function fill(knock: Knock, value: string, found: ReadonlySet<string>, { grants, contents }: WalkOptions): [Knock, string[]][] {
  const text = JSON.stringify(knock)
  const gapNames = gapsOf(text)
  const fits = (gap: string) => gapKinds[gap] === 'either' || gapKinds[gap] === (isUuid.test(value) ? 'id' : 'slug')
  if (!gapNames.some(fits)) return []
  if (gapNames.length === 1) return [[JSON.parse(text.replaceAll(gapNames[0] ?? '', value)) as Knock, [value]]]
  const choices = gapNames.map((gap) => {
    const allowed = gap === '$grant' ? grants : gap === '$content' ? contents : undefined
    // Beside another gap a slug is a slug: every id twice would be tens of thousands of requests for nothing.
    const all = allowed ?? [...found].filter((other) => !other.startsWith('/') && (gapKinds[gap] === 'id') === isUuid.test(other))
    return { all, partners: allowed || gap === '$grant' || gap === '$content' ? all : all.slice(0, mostPartners[gapNames.length] ?? 1) }
  })
  const rows = choices.flatMap(({ all }, place) => {
    if (!all.includes(value)) return []
    return choices.reduce<string[][]>((done, { partners }, index) => done.flatMap((row) => (index === place ? [value] : partners).map((option) => [...row, option])), [[]])
  })
  return rows.map((row) => {
    const filled = gapNames.reduce((rest, gap, index) => rest.replaceAll(gap, row[index] ?? ''), text)
    return [JSON.parse(filled) as Knock, row]
  })
}

function edgeTargets(contentId: string): string[] {
  return ['live.m3u8', 'archive.m3u8', 'v0/live.m3u8', 'v0/archive.m3u8', 'v0/0.m4s', 'v0/init-1-1.mp4'].map((name) => `/${contentId}/${name}`)
}

function labelOf({ method, path, body, headers }: Knock): string {
  const short = `${method} ${path} ${body === undefined ? '' : JSON.stringify(body)} ${headers?.['akushu-grant'] ? 'with a grant' : ''}`
  return short.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…').trim()
}
