import { generateKeyPairSync } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSigner } from '../grants/rules/sign'
import { createVerifier } from '../grants/rules/verify'
import { ask } from './doubles/ask'
import { initRow, MemorySource, rendition, row } from './doubles/memory-source'
import { createOriginServer, type OriginServer } from './server'

const contentId = 'content-1'
const edgeUrl = 'http://edge.test'
const appOrigin = 'http://fan.test'
const keys = [{ id: 'K1', key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }]
const signer = createSigner(keys)

let nowMs: number
let source: MemorySource
let origin: OriginServer
let port: number
let failures: string[]
let waiting: number

const link = (path: string, { of = contentId, grantId = 'grant-1', seconds = 60 } = {}) =>
  `${path}?${signer.sign({ edgeUrl, contentId: of, grantId, expiresAtSeconds: Math.floor(nowMs / 1000) + seconds })}`
const live = (extra = '') => ask(port, link(`/${contentId}/v0/live.m3u8`) + extra)
const rows = (count: number) => Array.from({ length: count }, (_, sequence) => row(sequence))

beforeEach(async () => {
  nowMs = 1_760_000_000_000
  failures = []
  waiting = 0
  source = new MemorySource()
  source.put({ contentId, renditions: [rendition('v0', rows(20)), rendition('v1', rows(20))] })
  source.store(contentId, 'v0', '19.m4s', Buffer.from('0123456789'))
  source.storeInit(contentId, 'v0', 1, 1, Buffer.from('init'))
  const log = { error: (_fields: object, message: string) => failures.push(message) }
  const metrics = { answered: () => {}, held: (change: number) => void (waiting += change) }
  const clock = { now: () => new Date(nowMs) }
  origin = createOriginServer({ verifier: createVerifier(keys, { cacheSize: 100 }), source, objects: source, allowedOrigins: [appOrigin], edgeUrl, clock, hotBytes: 1_000_000, log, metrics })
  port = await origin.listen(0, '127.0.0.1')
})

afterEach(async () => {
  await origin.close()
  expect(failures).toEqual([])
})

describe('playlists', () => {
  it('are served to whoever holds a link, the same for all', async () => {
    const first = await ask(port, link(`/${contentId}/live.m3u8`))
    const second = await ask(port, link(`/${contentId}/live.m3u8`, { grantId: 'grant-2' }))
    expect(first.status).toBe(200)
    expect(first.headers['content-type']).toBe('application/vnd.apple.mpegurl')
    expect(first.headers['cache-control']).toBe('public, max-age=1')
    expect(first.text).toContain('v1/live.m3u8?g={$g}')
    expect(second.body.equals(first.body)).toBe(true)
  })

  it('show the newest twelve segments of a live broadcast', async () => {
    const { text } = await live()
    expect(text.match(/#EXTINF/g)).toHaveLength(12)
    expect(text).toContain('#EXT-X-MEDIA-SEQUENCE:8\n')
    expect(text).toContain('19.m4s')
  })

  it('are compressed for whoever takes it', async () => {
    const zipped = await ask(port, link(`/${contentId}/v0/live.m3u8`), { headers: { 'accept-encoding': 'gzip, br' } })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.body).toString()).toBe((await live()).text)
  })

  it('are not sent again to whoever has them', async () => {
    const { headers } = await live()
    const again = await ask(port, link(`/${contentId}/v0/live.m3u8`), { headers: { 'if-none-match': String(headers.etag) } })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  it('of the archive come once the broadcast has ended, and then the live one ends too', async () => {
    expect((await ask(port, link(`/${contentId}/archive.m3u8`))).status).toBe(404)
    source.put({ contentId, phase: 'archive', ended: true, renditions: [rendition('v0', rows(20))] })
    source.tell(contentId, { kind: 'reload' })
    const archive = await ask(port, link(`/${contentId}/v0/archive.m3u8`))
    expect(archive.text.match(/#EXTINF/g)).toHaveLength(20)
    expect(archive.text).toContain('#EXT-X-PLAYLIST-TYPE:VOD')
    expect((await ask(port, link(`/${contentId}/archive.m3u8`))).text).toContain('v0/archive.m3u8')
    expect((await live()).text).toContain('#EXT-X-ENDLIST')
  })

  it('are missing while nothing has been pushed', async () => {
    source.put({ contentId: 'content-2', renditions: [rendition('v0', [])] })
    for (const path of ['/content-2/live.m3u8', '/content-2/v0/live.m3u8', '/content-2/v9/live.m3u8']) {
      const answer = await ask(port, link(path, { of: 'content-2' }))
      expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-store'])
    }
  })

  it('of a rendition that is no longer pushed are refused while another goes on', async () => {
    await live()
    const push = (name: string, sequence: number, later = 0) =>
      source.tell(contentId, { kind: 'segment', rendition: name, segment: row(sequence, { programAt: row(sequence).programAt + later }) })
    // After an interruption of half a minute the other rendition comes back a little earlier.
    for (let sequence = 20; sequence < 23; sequence++) push('v1', sequence, 30_000)
    expect((await live()).status).toBe(200)
    push('v1', 23, 30_000)
    expect((await live()).status).toBe(404)
    expect((await ask(port, link(`/${contentId}/live.m3u8`))).text).not.toContain('v0/live.m3u8')
    push('v0', 20, 33_000)
    expect((await live()).status).toBe(200)
  })
})

describe('a blocking reload', () => {
  it('is answered at once when the segment is there', async () => {
    expect((await live('&_HLS_msn=19')).status).toBe(200)
    expect((await live('&_HLS_msn=3')).text).toContain('19.m4s')
  })

  it('waits for its segment and then holds it', async () => {
    await live()
    const held = live('&_HLS_msn=20')
    const later = live('&_HLS_msn=21')
    await heldRequests(2)
    source.tell(contentId, { kind: 'segment', rendition: 'v0', segment: row(20) })
    expect((await held).text).toContain('20.m4s')
    source.tell(contentId, { kind: 'segment', rendition: 'v0', segment: row(21, { run: 2, discontinuity: true }), init: initRow(2, 1) })
    const answer = await later
    expect(answer.text).toContain('init-2-1.mp4')
    expect(answer.text).toContain('#EXT-X-DISCONTINUITY\n')
    expect(source.loads).toBe(1)
  })

  it('is answered when a segment was missed and all is loaded again', async () => {
    await live()
    const held = live('&_HLS_msn=20')
    await heldRequests(1)
    source.put({ contentId, renditions: [rendition('v0', rows(23))] })
    source.tell(contentId, { kind: 'segment', rendition: 'v0', segment: row(22) })
    expect((await held).text).toContain('22.m4s')
    expect(source.loads).toBe(2)
  })

  it('too far ahead, or without sense, is a bad request', async () => {
    expect((await live('&_HLS_msn=22')).status).toBe(400)
    expect((await live('&_HLS_msn=x')).status).toBe(400)
    expect((await live('&_HLS_msn=-1')).status).toBe(400)
    expect((await live('&_HLS_part=1')).status).toBe(400)
  })

  it('ends as unavailable after three target durations', async () => {
    const started = performance.now()
    const answer = await live('&_HLS_msn=20')
    expect([answer.status, answer.headers['cache-control']]).toEqual([503, 'no-store'])
    expect(performance.now() - started).toBeGreaterThan(2_900)
  })

  it('is let go when the broadcast ends, and ignored from then on', async () => {
    await live()
    const held = live('&_HLS_msn=20')
    await heldRequests(1)
    source.put({ contentId, ended: true, renditions: [rendition('v0', rows(20))] })
    source.tell(contentId, { kind: 'reload' })
    expect((await held).text).toContain('#EXT-X-ENDLIST')
    expect((await live('&_HLS_msn=99')).status).toBe(200)
  })

  it('is let go when the origin closes', async () => {
    await live()
    const held = live('&_HLS_msn=20')
    await heldRequests(1)
    const started = performance.now()
    await origin.close()
    expect((await held).status).toBe(503)
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(source.hearersOf(contentId)).toBe(0)
  })

  it('is forgotten when its client goes away', async () => {
    await live()
    const leaving = new AbortController()
    const held = ask(port, `${link(`/${contentId}/v0/live.m3u8`)}&_HLS_msn=20`, { signal: leaving.signal })
    await heldRequests(1)
    leaving.abort()
    await expect(held).rejects.toThrow()
    await heldRequests(0)
    source.tell(contentId, { kind: 'segment', rendition: 'v0', segment: row(20) })
    expect((await live('&_HLS_msn=20')).status).toBe(200)
  })
})

describe('sealed objects', () => {
  const segment = (headers: Record<string, string> = {}, method = 'GET') => ask(port, link(`/${contentId}/v0/19.m4s`), { headers, method })

  it('are read once and kept', async () => {
    const answers = await Promise.all([segment(), segment(), segment()])
    expect(answers.map(({ text }) => text)).toEqual(['0123456789', '0123456789', '0123456789'])
    expect(source.reads).toBe(1)
    expect(answers[0]?.headers).toMatchObject({ 'cache-control': 'public, max-age=86400, immutable', 'accept-ranges': 'bytes', etag: `"${row(19).iv}"` })
    expect((await ask(port, link(`/${contentId}/v0/init-1-1.mp4`))).text).toBe('init')
  })

  it('may be asked for in part', async () => {
    const part = await segment({ range: 'bytes=2-4' })
    expect([part.status, part.text, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
    expect((await segment({ range: 'bytes=7-' })).text).toBe('789')
    expect((await segment({ range: 'bytes=-3' })).text).toBe('789')
    const beyond = await segment({ range: 'bytes=10-' })
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */10'])
    expect((await segment({ range: 'bytes=0-1,3-4' })).status).toBe(200)
    expect((await segment({ range: 'bytes=2-4', 'if-range': '"other"' })).status).toBe(200)
  })

  it('are not sent again to whoever has them', async () => {
    expect((await segment({ 'if-none-match': `"${row(19).iv}"` })).status).toBe(304)
  })

  it('are described without their bytes', async () => {
    const head = await segment({}, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, '10'])
  })

  it('are missing when they were not announced, though stored', async () => {
    source.store(contentId, 'v0', '20.m4s', Buffer.from('early'))
    expect((await ask(port, link(`/${contentId}/v0/20.m4s`))).status).toBe(404)
    expect((await ask(port, link(`/${contentId}/v0/init-1-2.mp4`))).status).toBe(404)
    expect((await ask(port, link(`/${contentId}/v0/3.m4s`))).status).toBe(404)
  })

  it('are gone at once when their content is deleted, from memory too', async () => {
    expect((await segment()).status).toBe(200)
    source.media.delete(contentId)
    source.tell(contentId, { kind: 'reload' })
    expect((await segment()).status).toBe(403)
    expect((await live()).status).toBe(403)
  })
})

describe('without a good link nothing leaves', () => {
  it('and every refusal looks the same', async () => {
    const good = link(`/${contentId}/v0/19.m4s`)
    const refused = [
      `/${contentId}/v0/19.m4s`,
      `/${contentId}/v0/19.m4s?g=grant-1`,
      good.replaceAll('~', '%7E').replace('K1', good.includes('~') ? 'K1' : '%4B1'),
      good.replace('g=grant-1', 'g=grant-2'),
      good.replace(`/${contentId}/`, '/content-2/'),
      good.replace(/Signature=..../, 'Signature=AAAA'),
      link('/nobody/v0/19.m4s', { of: 'nobody' }),
      link(`/${contentId}/v0/19.m4s`, { seconds: 0 }),
      link(`/${contentId}/v0/../v0/19.m4s`),
      link(`/${contentId}/../${contentId}/v0/19.m4s`),
      link(`/${contentId}/v0/%2e%2e/19.m4s`),
      link(`/${contentId}//v0/19.m4s`),
      link(`/${contentId}/v0/019.m4s`),
      link(`/${contentId}/v0/19.m4s/`),
      link(`/${contentId}/`),
      link('/'),
      'http://edge.test/health',
      `${edgeUrl}${good}`,
      '*',
    ]
    const answers = await Promise.all(refused.map((path) => ask(port, path)))
    for (const [index, answer] of answers.entries()) {
      expect([refused[index], answer.status, answer.text, answer.headers['cache-control']]).toEqual([refused[index], 403, 'forbidden', 'no-store'])
    }
    expect(new Set(answers.map(({ headers }) => JSON.stringify({ ...headers, date: '' }))).size).toBe(1)
    expect(source.reads).toBe(0)
  })

  it('also when a good one has run out', async () => {
    const path = link(`/${contentId}/v0/19.m4s`)
    expect((await ask(port, path)).status).toBe(200)
    nowMs += 59_999
    expect((await ask(port, path)).status).toBe(200)
    nowMs += 1
    expect((await ask(port, path)).status).toBe(403)
  })

  it('nor by another method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await ask(port, link(`/${contentId}/v0/19.m4s`), { method })
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    }
  })
})

describe('pages', () => {
  it('of the app may read answers and refusals, without credentials', async () => {
    const answer = await ask(port, link(`/${contentId}/v0/19.m4s`), { headers: { origin: appOrigin } })
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': appOrigin, vary: 'Origin', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'cross-origin' })
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
    const refused = await ask(port, `/${contentId}/v0/19.m4s`, { headers: { origin: appOrigin } })
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([403, appOrigin])
  })

  it('of others get nothing, though they hold a link', async () => {
    for (const origin_ of ['https://other.example', 'null', `${appOrigin}.other.example`, 'http://FAN.test']) {
      const answer = await ask(port, link(`/${contentId}/v0/19.m4s`), { headers: { origin: origin_ } })
      expect([answer.status, answer.text, answer.headers['access-control-allow-origin']]).toEqual([403, 'forbidden', undefined])
    }
  })

  it('may ask beforehand', async () => {
    const headers = { origin: appOrigin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'range' }
    const granted = await ask(port, `/${contentId}/v0/19.m4s`, { method: 'OPTIONS', headers })
    expect([granted.status, granted.headers['access-control-allow-methods'], granted.headers['access-control-max-age']]).toEqual([204, 'GET, HEAD', '7200'])
    const refused = await ask(port, `/${contentId}/v0/19.m4s`, { method: 'OPTIONS', headers: { ...headers, origin: 'https://other.example' } })
    expect([refused.status, refused.headers['access-control-allow-methods']]).toEqual([403, undefined])
  })

  it('and probes learn that the origin is there', async () => {
    const health = await ask(port, '/health')
    expect([health.status, health.text]).toEqual([200, '{"status":"ok"}'])
  })
})

/** Resolves when so many requests are held. */
async function heldRequests(count: number): Promise<void> {
  await vi.waitFor(() => expect(waiting).toBe(count), { interval: 5 })
}
