import { createDecipheriv } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Breaches } from '../check'
import { askEdge, isMedia } from '../edge'
import { openGrant, type GrantAnswer } from '../evening'
import type { Ground } from '../ground'
import { askKey, readPlayable } from '../viewing'
import type { Visitor } from '../visitor'
import type { Cast, Seat } from './cast'
import { looksPlayable } from './loot'

/**
 * Proves that there is something to steal: the entitled fan's segment and key make a picture, and the segment alone makes none.
 * Throws when an entitled fan gets no picture.
 */
export async function provePicture(ground: Ground, fan: Visitor, { grant }: Seat, breaches: Breaches): Promise<void> {
  const { text } = await askEdge(ground, `/${grant.contentId}/v0/${grant.phase}.m3u8?${grant.query}`)
  const [, epoch = '', iv = '', rest = ''] = /keys\/(\d+)",IV=0x([0-9A-Fa-f]{32})[^\n]*\n([\s\S]*)/.exec(text) ?? []
  const name = /URI="([^"?]*init[^"?]*)/.exec(text.slice(text.indexOf(iv)))?.[1] ?? rest.split('\n').find((line) => line.includes('.m4s'))
  const sealed = await askEdge(ground, `/${grant.contentId}/v0/${name?.split('/').at(-1)?.split('?')[0]}?${grant.query}`)
  const key = await askKey(fan, grant.contentId, epoch, grant.grantId)
  if (looksPlayable(sealed.body)) return breaches.add(`the edge serves media that looks playable without a key: ${grant.phase}`)
  const opener = createDecipheriv('aes-128-cbc', key.body, Buffer.from(iv, 'hex'))
  if (!looksPlayable(Buffer.concat([opener.update(sealed.body), opener.final()]))) throw new Error('an entitled fan gets no picture')
}

type Forgery = { name: string; target: string; method?: string; headers?: Record<string, string> }

/** Everything one can do to a good link so that it opens more, for longer or for somebody else. */
export async function tryForgeries(ground: Ground, cast: Cast, breaches: Breaches): Promise<number> {
  const own = cast.live
  const foreign = cast.elsewhere
  const query = own.grant.query
  const swapped = query.replace(own.grant.grantId, foreign.grant.grantId)
  const forgeries: Forgery[] = []
  for (const path of [...foreign.playable.playlists, ...foreign.playable.objects.slice(-2)]) {
    const inside = path.slice(1).replace(foreign.grant.contentId, '')
    forgeries.push(
      { name: 'another content', target: `${path}?${query}` },
      { name: 'another content after a way around', target: `/${own.grant.contentId}/..${path}?${query}` },
      { name: 'another content after an encoded way around', target: `/${own.grant.contentId}/%2e%2e${path}?${query}` },
      { name: 'another content after an encoded slash', target: `/${own.grant.contentId}/..%2f${path.slice(1)}?${query}` },
      { name: 'another content after two slashes', target: `/${own.grant.contentId}/${path}?${query}` },
      { name: 'another content by a whole address', target: `${ground.stack.urls.edge}${path}?${query}` },
      { name: 'another content by the host', target: `${path}?${query}`, headers: { host: `${own.grant.contentId}.localhost`, 'x-original-url': `/${own.grant.contentId}${inside}` } },
      { name: 'no query', target: path },
      { name: 'no query, with cookies', target: path, headers: { cookie: `${cast.entitled.cookies}; ${cookiesOf(query)}` } },
    )
  }
  for (const path of [own.playable.playlists[0] ?? '', ...own.playable.objects.slice(-1)]) {
    for (const forged of forgedQueries(query, swapped, foreign.grant)) forgeries.push({ name: forged.name, target: `${path}?${forged.query}` })
    forgeries.push(
      { name: 'no query', target: path },
      { name: 'an empty query', target: `${path}?` },
      { name: 'a slash at the end', target: `${path}/?${query}` },
      { name: 'an encoded letter', target: `${path.replace('/v0/', '/%760/').replace('live', '%6cive')}?${query}` },
      { name: 'POST', target: `${path}?${query}`, method: 'POST' },
      { name: 'a page of another site', target: `${path}?${query}`, headers: { origin: 'https://evil.example' } },
      ...['HEAD', 'OPTIONS', 'GET'].map((method) => ({ name: `${method} with a range and no query`, target: path, method, headers: { range: 'bytes=0-99', origin: 'null' } })),
    )
  }
  for (const { name, target, method, headers } of forgeries) {
    const answer = await askEdge(ground, target, { method, headers })
    breaches.expect(!isMedia(answer), () => `the edge took a forged link: ${name}: ${answer.status}`)
  }
  return forgeries.length
}

/** What is left of a good query after one thing was changed in it. */
function forgedQueries(query: string, swapped: string, foreign: GrantAnswer): { name: string; query: string }[] {
  const parameters = query.split('&')
  const policy = parameters.find((parameter) => parameter.startsWith('Policy=')) ?? ''
  const replaced = (from: string, to: string) => query.replace(from, to)
  const rewritten = (change: (text: string) => string) =>
    replaced(policy, `Policy=${Buffer.from(change(Buffer.from(policy.slice(7).replace(/[-_~]/g, (sign) => ({ '-': '+', _: '=', '~': '/' })[sign] ?? sign), 'base64').toString())).toString('base64').replace(/[+=/]/g, (sign) => ({ '+': '-', '=': '_', '/': '~' })[sign] ?? sign)}`)
  return [
    ...parameters.map((parameter) => ({ name: `without ${parameter.split('=')[0]}`, query: parameters.filter((other) => other !== parameter).join('&') })),
    { name: 'another’s grant', query: swapped },
    { name: 'another’s grant beside one’s own', query: `${query}&g=${foreign.grantId}` },
    { name: 'another’s grant before one’s own', query: `g=${foreign.grantId}&${query}` },
    { name: 'a longer grant', query: query.replace(/^g=([^&]+)/, 'g=$10') },
    { name: 'another’s policy', query: replaced(policy, foreign.query.split('&').find((parameter) => parameter.startsWith('Policy=')) ?? '') },
    { name: 'another’s whole link', query: foreign.query },
    { name: 'a later end', query: rewritten((text) => text.replace(/:(\d{10})\}/, (_all, end) => `:${Number(end) + 86_400}}`)) },
    { name: 'a wider resource', query: rewritten((text) => text.replace(/"Resource":"[^"]*"/, '"Resource":"*"')) },
    { name: 'an end of its own', query: `${query}&Expires=4102444800` },
    { name: 'a canned policy', query: `${parameters.filter((parameter) => !parameter.startsWith('Policy=')).join('&')}&Expires=4102444800` },
    { name: 'another hash', query: replaced('SHA256', 'SHA1') },
    { name: 'another key', query: query.replace(/Key-Pair-Id=[^&]*/, 'Key-Pair-Id=other') },
    { name: 'an encoded policy', query: replaced('Policy=', 'Polic%79=') },
    { name: 'a signature with another end', query: query.replace(/(Signature=[^&]*)./, '$1A') },
    { name: 'an unknown parameter', query: `${query}&a=b` },
    { name: 'two directives', query: `${query}&_HLS_msn=1&_HLS_msn=2` },
  ]
}

function cookiesOf(query: string): string {
  return query.split('&').map((parameter) => `CloudFront-${parameter}`).join('; ')
}

/**
 * Opens what the entitled fan may have once more, waits for the end of it, then tries all of it again. Nothing newer stands in
 * its place by then, so that its own end alone refuses it.
 * @returns how many requests that took
 * @throws Error when the fan was not given it in the first place
 */
export async function tryExpired(ground: Ground, { entitled, live, archive }: Cast, breaches: Breaches): Promise<number> {
  const opened: Pick<Seat, 'grant' | 'playable'>[] = []
  for (const { ticketId } of [live, archive]) {
    const grant = await openGrant(entitled, ticketId)
    opened.push({ grant, playable: await readPlayable(ground, grant) })
  }
  let requests = 0
  const askKeys = async (judge: (status: number) => void) => {
    for (const { grant, playable } of opened) {
      for (const { contentId, epoch } of playable.keys) {
        judge((await askKey(entitled, contentId, epoch, grant.grantId)).status)
        requests += 1
      }
    }
  }
  await askKeys((status) => {
    if (status !== 200) throw new Error(`an entitled fan gets no key: ${status}`)
  })
  await sleep(ground.grantMs + 1_000)
  for (const { grant, playable } of opened) {
    for (const target of [...playable.playlists, ...playable.objects]) {
      for (const suffix of ['', '&_HLS_msn=0']) {
        const answer = await askEdge(ground, `${target}?${grant.query}${suffix}`)
        requests += 1
        breaches.expect(!isMedia(answer), () => `the edge serves ${target.split('/').slice(2).join('/')} to a link that has run out`)
      }
    }
  }
  await askKeys((status) => breaches.expect(status >= 400, () => `a key was given to a grant that has run out: ${status}`))
  return requests
}
