import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { initRow, rendition, row } from './doubles/memory-source'
import { contentId, rows, startOrigin } from './doubles/started-origin'

const on = startOrigin()

describe('playlists', () => {
  it('are served to whoever holds a link, the same for all', async () => {
    const first = await on().ask(on().link(`/${contentId}/live.m3u8`))
    const second = await on().ask(on().link(`/${contentId}/live.m3u8`, { grantId: 'grant-2' }))
    expect(first.status).toBe(200)
    expect(first.headers['content-type']).toBe('application/vnd.apple.mpegurl')
    expect(first.headers['cache-control']).toBe('public, max-age=1')
    expect(first.text).toContain('v1/live.m3u8?g={$g}')
    expect(second.body.equals(first.body)).toBe(true)
  })

  it('show the newest twelve segments of a live broadcast', async () => {
    const { text } = await on().live()
    expect(text.match(/#EXTINF/g)).toHaveLength(12)
    expect(text).toContain('#EXT-X-MEDIA-SEQUENCE:8\n')
    expect(text).toContain('19.m4s')
  })

  it('are compressed for whoever takes it', async () => {
    const zipped = await on().ask(on().link(`/${contentId}/v0/live.m3u8`), { headers: { 'accept-encoding': 'gzip, br' } })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.body).toString()).toBe((await on().live()).text)
  })

  it('are not sent again to whoever has them', async () => {
    const { headers } = await on().live()
    const again = await on().ask(on().link(`/${contentId}/v0/live.m3u8`), { headers: { 'if-none-match': String(headers.etag) } })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  it('of the archive come once the broadcast has ended, and then the live one ends too', async () => {
    expect((await on().ask(on().link(`/${contentId}/archive.m3u8`))).status).toBe(404)
    on().source.put({ contentId, phase: 'archive', ended: true, renditions: [rendition('v0', rows(20))] })
    on().source.tell(contentId, { kind: 'reload' })
    const archive = await on().ask(on().link(`/${contentId}/v0/archive.m3u8`))
    expect(archive.text.match(/#EXTINF/g)).toHaveLength(20)
    expect(archive.text).toContain('#EXT-X-PLAYLIST-TYPE:VOD')
    expect((await on().ask(on().link(`/${contentId}/archive.m3u8`))).text).toContain('v0/archive.m3u8')
    expect((await on().live()).text).toContain('#EXT-X-ENDLIST')
  })

  it('of the archive leave out a rendition that was given up for a while, whose viewers would miss that part', async () => {
    const whole = rendition('v0', rows(20))
    const ended = { contentId, phase: 'archive', ended: true } as const
    on().source.put({ ...ended, renditions: [whole, rendition('v1', rows(15)), rendition('v2', rows(19))] })
    on().source.tell(contentId, { kind: 'reload' })
    const { text } = await on().ask(on().link(`/${contentId}/archive.m3u8`))
    expect(text.match(/v\d(?=\/archive)/g)).toEqual(['v0', 'v2'])
  })

  it('are missing while nothing has been pushed', async () => {
    on().source.put({ contentId: 'content-2', renditions: [rendition('v0', [])] })
    for (const path of ['/content-2/live.m3u8', '/content-2/v0/live.m3u8', '/content-2/v9/live.m3u8']) {
      const answer = await on().ask(on().link(path, { of: 'content-2' }))
      expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-store'])
    }
  })

  it('of a rendition that is no longer pushed are refused while another goes on', async () => {
    await on().live()
    const push = (name: string, sequence: number, later = 0) =>
      on().source.tell(contentId, { kind: 'segment', rendition: name, segment: row(sequence, { programAt: row(sequence).programAt + later }) })
    // After an interruption of half a minute the other rendition comes back a little earlier.
    for (let sequence = 20; sequence < 23; sequence++) push('v1', sequence, 30_000)
    expect((await on().live()).status).toBe(200)
    push('v1', 23, 30_000)
    expect((await on().live()).status).toBe(404)
    expect((await on().ask(on().link(`/${contentId}/live.m3u8`))).text).not.toContain('v0/live.m3u8')
    push('v0', 20, 33_000)
    expect((await on().live()).status).toBe(200)
  })
})

describe('a blocking reload', () => {
  it('is answered at once when the segment is there', async () => {
    expect((await on().live('&_HLS_msn=19')).status).toBe(200)
    expect((await on().live('&_HLS_msn=3')).text).toContain('19.m4s')
  })

  it('waits for its segment and then holds it', async () => {
    await on().live()
    const held = on().live('&_HLS_msn=20')
    const later = on().live('&_HLS_msn=21')
    await on().held(2)
    on().source.tell(contentId, { kind: 'segment', rendition: 'v0', segment: row(20) })
    expect((await held).text).toContain('20.m4s')
    on().source.tell(contentId, { kind: 'segment', rendition: 'v0', segment: row(21, { run: 2, discontinuity: true }), init: initRow(2, 1) })
    const answer = await later
    expect(answer.text).toContain('init-2-1.mp4')
    expect(answer.text).toContain('#EXT-X-DISCONTINUITY\n')
    expect(on().source.loads).toBe(1)
  })

  it('is answered when a segment was missed and all is loaded again', async () => {
    await on().live()
    const held = on().live('&_HLS_msn=20')
    await on().held(1)
    on().source.put({ contentId, renditions: [rendition('v0', rows(23))] })
    on().source.tell(contentId, { kind: 'segment', rendition: 'v0', segment: row(22) })
    expect((await held).text).toContain('22.m4s')
    expect(on().source.loads).toBe(2)
  })

  it('too far ahead, or without sense, is a bad request', async () => {
    expect((await on().live('&_HLS_msn=22')).status).toBe(400)
    expect((await on().live('&_HLS_msn=x')).status).toBe(400)
    expect((await on().live('&_HLS_msn=-1')).status).toBe(400)
    expect((await on().live('&_HLS_part=1')).status).toBe(400)
  })

  it('ends as unavailable after three target durations', async () => {
    const started = performance.now()
    const answer = await on().live('&_HLS_msn=20')
    expect([answer.status, answer.headers['cache-control']]).toEqual([503, 'no-store'])
    expect(performance.now() - started).toBeGreaterThan(2_900)
  })

  it('is let go when the broadcast ends, and ignored from then on', async () => {
    await on().live()
    const held = on().live('&_HLS_msn=20')
    await on().held(1)
    on().source.put({ contentId, ended: true, renditions: [rendition('v0', rows(20))] })
    on().source.tell(contentId, { kind: 'reload' })
    expect((await held).text).toContain('#EXT-X-ENDLIST')
    expect((await on().live('&_HLS_msn=99')).status).toBe(200)
  })

  it('is let go when the origin closes', async () => {
    await on().live()
    const held = on().live('&_HLS_msn=20')
    await on().held(1)
    const started = performance.now()
    await on().origin.close()
    expect((await held).status).toBe(503)
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(on().source.hearersOf(contentId)).toBe(0)
  })

  it('is forgotten when its client goes away', async () => {
    await on().live()
    const leaving = new AbortController()
    const held = on().ask(`${on().link(`/${contentId}/v0/live.m3u8`)}&_HLS_msn=20`, { signal: leaving.signal })
    await on().held(1)
    leaving.abort()
    await expect(held).rejects.toThrow()
    await on().held(0)
    on().source.tell(contentId, { kind: 'segment', rendition: 'v0', segment: row(20) })
    expect((await on().live('&_HLS_msn=20')).status).toBe(200)
  })
})

describe('sealed objects', () => {
  const segment = (headers: Record<string, string> = {}, method = 'GET') => on().ask(on().link(`/${contentId}/v0/19.m4s`), { headers, method })

  it('are read once and kept', async () => {
    const answers = await Promise.all([segment(), segment(), segment()])
    expect(answers.map(({ text }) => text)).toEqual(['0123456789', '0123456789', '0123456789'])
    expect(on().source.reads).toBe(1)
    expect(answers[0]?.headers).toMatchObject({ 'cache-control': 'public, max-age=86400, immutable', 'accept-ranges': 'bytes', etag: `"${row(19).iv}"` })
    expect((await on().ask(on().link(`/${contentId}/v0/init-1-1.mp4`))).text).toBe('init')
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
    on().source.store(contentId, 'v0', '20.m4s', Buffer.from('early'))
    expect((await on().ask(on().link(`/${contentId}/v0/20.m4s`))).status).toBe(404)
    expect((await on().ask(on().link(`/${contentId}/v0/init-1-2.mp4`))).status).toBe(404)
    expect((await on().ask(on().link(`/${contentId}/v0/3.m4s`))).status).toBe(404)
  })

  it('are gone at once when their content is deleted, from memory too', async () => {
    expect((await segment()).status).toBe(200)
    on().source.media.delete(contentId)
    on().source.tell(contentId, { kind: 'reload' })
    expect((await segment()).status).toBe(403)
    expect((await on().live()).status).toBe(403)
  })
})
