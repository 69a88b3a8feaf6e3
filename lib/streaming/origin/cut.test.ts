import { describe, expect, it } from 'vitest'
import { rendition, row } from './doubles/memory-source'
import { contentId, rows, startOrigin, type StartedOrigin } from './doubles/started-origin'

const on = startOrigin()

/** Twenty segments, the last of them stored; `more` of the content. */
function put(origin: StartedOrigin, more: { cut?: boolean; liveFrom?: number | null; extra?: number }): void {
  const { extra = 0, ...states } = more
  const segments = [...rows(20), ...Array.from({ length: extra }, (_, index) => row(20 + index, { programAt: row(60 + index).programAt, discontinuity: index === 0 }))]
  origin.source.put({ contentId, renditions: [rendition('v0', segments)], ...states })
  origin.source.tell(contentId, { kind: 'reload' })
}

const statuses = async (origin: StartedOrigin) => {
  const paths = ['live.m3u8', 'v0/live.m3u8', 'v0/19.m4s', 'v0/init-1-1.mp4']
  return Promise.all(paths.map(async (path) => (await origin.ask(origin.link(`/${contentId}/${path}`))).status))
}
const listed = (text: string) => [...text.matchAll(/^(\d+)\.m4s/gm)].map(([, number]) => Number(number))

describe('a cut', () => {
  it('shuts everything of the content at once, and opens it again', async () => {
    expect(await statuses(on())).toEqual([200, 200, 200, 200])
    put(on(), { cut: true })
    expect(await statuses(on())).toEqual([403, 403, 403, 403])
    expect(await statuses(on())).toEqual([403, 403, 403, 403])
    put(on(), { cut: false })
    expect(await statuses(on())).toEqual([200, 200, 200, 200])
  })

  it('lets requests go that wait for a segment', async () => {
    await on().live()
    const waiting = on().live('&_HLS_msn=20')
    await on().held(1)
    put(on(), { cut: true })
    expect((await waiting).status).toBe(403)
  })

  it('leaves another content alone', async () => {
    on().source.put({ contentId: 'content-2', renditions: [rendition('v0', rows(20))] })
    put(on(), { cut: true })
    expect((await on().ask(on().link('/content-2/v0/live.m3u8', { of: 'content-2' }))).status).toBe(200)
  })

  it('is over with the first segment taken after it: a live playlist shows none from before', async () => {
    await on().live()
    const liveFrom = row(60).programAt
    put(on(), { liveFrom })
    expect((await statuses(on())).slice(0, 2)).toEqual([404, 404])
    expect((await statuses(on()))[2]).toBe(404)
    put(on(), { liveFrom, extra: 2 })
    expect((await statuses(on()))[2]).toBe(404)
    on().source.store(contentId, 'v0', '20.m4s', Buffer.from('after'))
    expect((await on().ask(on().link(`/${contentId}/v0/20.m4s`))).status).toBe(200)
    const { status, text } = await on().live()
    expect([status, listed(text)]).toEqual([200, [20, 21]])
    expect(text).toContain('#EXT-X-MEDIA-SEQUENCE:20\n')
    expect(text).toContain('#EXT-X-DISCONTINUITY\n')
  })

  it('leaves what was before it to the archive', async () => {
    on().source.put({ contentId, phase: 'archive', ended: true, liveFrom: row(60).programAt, renditions: [rendition('v0', rows(20))] })
    const archive = await on().ask(on().link(`/${contentId}/v0/archive.m3u8`))
    expect(listed(archive.text)).toHaveLength(20)
    on().source.tell(contentId, { kind: 'reload' })
    expect((await statuses(on()))[2]).toBe(200)
  })
})
