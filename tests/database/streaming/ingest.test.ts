import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { endBroadcast, openRun, pushObject } from '@/lib/streaming'
import { box, initSegment, mediaSegment } from '@/lib/streaming/ingest/rules/fixtures/made-media'
import { looksLikePlainMedia } from '@/lib/streaming/sealing/rules/plain-media'
import { initBytes, openPage, otherBytes, push, pushInit, pushSegment, pushSegments, rowsOf, segmentBytes, segmentMs, storedObjects } from '../broadcast'
import { newArtist, newFan, newStaff } from '../cast'
import { newShow } from '../programme'
import { openStage, outcomeOf, tally } from '../stage'

const stage = await openStage()
const { ports } = stage

async function onAir() {
  const show = await newShow(stage)
  const artist = await newArtist(stage, show.artistProfileId)
  return { show, artist, page: await openPage(stage, artist, show) }
}

test('what is pushed rests sealed on the disk, and its key opens it again', async () => {
  const { page } = await onAir()
  await pushInit(stage, page)
  await pushSegments(stage, page, 0, 3)
  const folder = path.join(ports.env.storageDir, page.contentId)
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  expect(files.map(({ name }) => name).toSorted()).toEqual(['0.m4s', '1.m4s', '2.m4s', '3.m4s', 'init-1-1.mp4'])
  for (const { parentPath, name } of files) expect(looksLikePlainMedia(await readFile(path.join(parentPath, name)))).toBe(false)
  expect([initBytes, segmentBytes(0)].map(looksLikePlainMedia), 'the scan sees plain media').toEqual([true, true])
  const objects = await storedObjects(stage, page)
  expect(objects.map(({ plain }) => plain)).toEqual([initBytes, ...[0, 1, 2, 3].map(segmentBytes)])
  for (const { sealed, bytes } of objects) expect(sealed).toHaveLength(bytes)
})

test('nothing of what is pushed is anywhere in the database', async () => {
  const { page } = await onAir()
  await pushInit(stage, page)
  await pushSegment(stage, page, 0)
  const picture = segmentBytes(0).subarray(-64)
  const { rows } = await stage.owner.query<{ row: string }>('SELECT s::text AS row FROM segment s UNION ALL SELECT i::text FROM init_segment i')
  expect(rows.filter(({ row }) => row.includes(picture.toString('hex')))).toEqual([])
})

test('the server numbers segments, whatever their sender calls them', async () => {
  const { show, artist, page } = await onAir()
  await pushInit(stage, page)
  await push(ports, page, 'v0/segment_00041.m4s', segmentBytes(0))
  await push(ports, page, 'v0/segment_00042.m4s', segmentBytes(1))
  const next = await openPage(stage, artist, show)
  await pushInit(stage, next)
  await pushSegment(stage, next, 0)
  const { segments } = await rowsOf(stage, page)
  expect(segments).toMatchObject([
    { sequence: 0, run: 1, pushedNumber: 41 },
    { sequence: 1, run: 1, pushedNumber: 42 },
    { sequence: 2, run: 2, pushedNumber: 0 },
  ])
})

test('a gap in the numbers becomes a discontinuity', async () => {
  const { page } = await onAir()
  await pushInit(stage, page)
  for (const number of [7, 8, 10, 11]) await pushSegment(stage, page, number)
  const { segments } = await rowsOf(stage, page)
  expect(segments.map(({ discontinuity }) => discontinuity)).toEqual([false, false, true, false])
})

test('the same push again, also at once, changes nothing', async () => {
  const { page } = await onAir()
  const inits = await Promise.all(Array.from({ length: 4 }, () => pushInit(stage, page)))
  expect(tally(inits.map(({ duplicate }) => String(duplicate)))).toEqual({ false: 1, true: 3 })
  const segments = await Promise.all(Array.from({ length: 4 }, () => pushSegment(stage, page, 0)))
  expect(tally(segments.map(({ duplicate }) => String(duplicate)))).toEqual({ false: 1, true: 3 })
  const before = await storedObjects(stage, page)
  expect(before.map(({ plain }) => plain)).toEqual([initBytes, segmentBytes(0)])
  expect(await pushInit(stage, page)).toEqual({ kind: 'init', duplicate: true })
  expect(await pushSegment(stage, page, 0)).toEqual({ kind: 'media', duplicate: true })
  expect(await storedObjects(stage, page)).toEqual(before)
})

test('the same number with other bytes is refused', async () => {
  const { page } = await onAir()
  await pushInit(stage, page)
  await pushSegment(stage, page, 0)
  expect(await outcomeOf(push(ports, page, 'v0/0.m4s', otherBytes(segmentBytes(0))))).toBe('conflict')
  expect((await storedObjects(stage, page)).map(({ plain }) => plain)).toEqual([initBytes, segmentBytes(0)])
})

test('a number that goes back is refused, within its run', async () => {
  const { show, artist, page } = await onAir()
  await pushInit(stage, page)
  await pushSegment(stage, page, 5)
  expect(await outcomeOf(pushSegment(stage, page, 4))).toBe('number_went_back')
  const next = await openPage(stage, artist, show)
  await pushInit(stage, next)
  expect(await outcomeOf(pushSegment(stage, next, 4))).toBe('done')
})

test('media before its init segment is refused, in every run and rendition anew', async () => {
  const { show, artist, page } = await onAir()
  expect(await outcomeOf(pushSegment(stage, page, 0))).toBe('init_missing')
  await pushInit(stage, page)
  expect(await outcomeOf(pushSegment(stage, page, 0, 'v1'))).toBe('init_missing')
  const next = await openPage(stage, artist, show)
  expect(await outcomeOf(pushSegment(stage, next, 0))).toBe('init_missing')
})

test('another init segment within a run is refused', async () => {
  const { page } = await onAir()
  await pushInit(stage, page)
  expect(await outcomeOf(push(ports, page, 'v0/init.mp4', initSegment()))).toBe('conflict')
})

test('what is no media, or not where it belongs, is refused and leaves nothing', async () => {
  const { page } = await onAir()
  await pushInit(stage, page)
  const good = segmentBytes(0)
  const wrong: [string, Uint8Array][] = [
    ['v0/0.m4s', Buffer.from('<html>')],
    ['v0/0.m4s', new Uint8Array()],
    ['v0/0.m4s', good.subarray(0, good.length - 1)],
    ['v0/0.m4s', initBytes],
    ['v0/0.m4s', mediaSegment({ id: 9 })],
    ['v1/init.mp4', good],
    ['v1/init.mp4', box('ftyp', Buffer.alloc(8))],
    ['../0.m4s', good],
    ['v0/../../0.m4s', good],
    ['v0/0.ts', good],
    ['v0/99999999999999999999.m4s', good],
    ['v0/4294967296.m4s', good],
    ['index.m3u8', Buffer.from('#EXTM3U\n#EXTINF:1,\nhttps://elsewhere.example/0.m4s\n')],
  ]
  for (const [name, body] of wrong) expect([name, await outcomeOf(push(ports, page, name, body))]).toEqual([name, 'media_refused'])
  expect((await rowsOf(stage, page)).segments).toEqual([])
  expect(await ports.storage.list(page.contentId)).toEqual([`${page.contentId}/v0/init-1-1.mp4`])
})

test('a segment that claims to play in another geological age is refused', async () => {
  const { page } = await onAir()
  await pushInit(stage, page)
  const remote = segmentBytes(0)
  remote.writeBigUInt64BE(2n ** 52n, remote.indexOf('tfdt') + 8)
  expect(await outcomeOf(push(ports, page, 'v0/0.m4s', remote))).toBe('media_refused')
})

test('pushed playlists are read, and neither kept nor counted', async () => {
  const { page } = await onAir()
  await pushInit(stage, page)
  const playlist = Buffer.from('#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n0.m4s\n')
  expect(await push(ports, page, 'v0/index.m3u8', playlist)).toEqual({ kind: 'playlist', duplicate: false })
  expect(await ports.storage.list(page.contentId)).toEqual([`${page.contentId}/v0/init-1-1.mp4`])
})

test('a newer page supersedes the older, whose pushes are refused from then on', async () => {
  const { show, artist, page } = await onAir()
  await pushInit(stage, page)
  await pushSegment(stage, page, 0)
  const newer = await openPage(stage, artist, show)
  expect(newer).toMatchObject({ streamId: page.streamId, run: 2 })
  const late = [pushInit(stage, page), pushSegment(stage, page, 1), pushSegment(stage, page, 0)]
  expect(await Promise.all(late.map(outcomeOf))).toEqual(['run_superseded', 'run_superseded', 'run_superseded'])
  await pushInit(stage, newer)
  expect(await outcomeOf(pushSegment(stage, newer, 0))).toBe('done')
})

test('pages that open at once get a run each, and one of them is left open', async () => {
  const { show, artist, page } = await onAir()
  const crew = await newArtist(stage, show.artistProfileId, 'crew')
  const pages = await Promise.all([artist, crew, artist, crew].map((who) => openPage(stage, who, show)))
  expect(pages.map(({ run }) => run).toSorted()).toEqual([2, 3, 4, 5])
  expect(new Set(pages.map(({ streamId }) => streamId))).toEqual(new Set([page.streamId]))
  expect(await ports.db.run.findMany({ where: { streamId: page.streamId, closedAt: null }, select: { number: true } })).toEqual([{ number: 5 }])
})

test('the first pages of a broadcast that open at once share one stream', async () => {
  const show = await newShow(stage)
  const artist = await newArtist(stage, show.artistProfileId)
  const pages = await Promise.all(Array.from({ length: 4 }, () => openPage(stage, artist, show)))
  expect(new Set(pages.map(({ contentId }) => contentId)).size).toBe(1)
  expect(pages.map(({ run }) => run).toSorted()).toEqual([1, 2, 3, 4])
})

test('only the artist and their crew may push; for all others there is no stream', async () => {
  const { show, page } = await onAir()
  const strangers = [
    await newArtist(stage, (await newShow(stage)).artistProfileId),
    await newStaff(stage, show.organisationId, 'owner'),
    await newFan(stage),
  ]
  for (const artist of strangers) {
    expect(await outcomeOf(openRun(ports, artist, { broadcastId: show.broadcastId }))).toBe('not_found')
    expect(await outcomeOf(pushInit(stage, { ...page, artist }))).toBe('not_found')
    expect(await outcomeOf(endBroadcast(ports, artist, { broadcastId: show.broadcastId }))).toBe('not_found')
  }
  const crew = await newArtist(stage, show.artistProfileId, 'crew')
  expect(await outcomeOf(pushInit(stage, { ...page, artist: crew }))).toBe('done')
})

test('a run that was never opened does not exist', async () => {
  const { page } = await onAir()
  expect(await outcomeOf(pushInit(stage, { ...page, run: 2 }))).toBe('not_found')
  expect(await outcomeOf(pushInit(stage, { ...page, streamId: randomUUID() }))).toBe('not_found')
  const unsaid = pushObject(ports, page.artist, { streamId: page.streamId, path: ['v0', 'init.mp4'], body: initBytes })
  expect(await outcomeOf(unsaid)).toBe('invalid_input')
})

test('after the end nothing more is taken', async () => {
  const { show, artist, page } = await onAir()
  await pushInit(stage, page)
  await pushSegment(stage, page, 0)
  await endBroadcast(ports, artist, { broadcastId: show.broadcastId })
  expect(await outcomeOf(pushSegment(stage, page, 1))).toBe('stream_ended')
  expect(await outcomeOf(pushInit(stage, page, 'v1'))).toBe('stream_ended')
  expect(await outcomeOf(openRun(ports, artist, { broadcastId: show.broadcastId }))).toBe('stream_ended')
  expect(await outcomeOf(endBroadcast(ports, artist, { broadcastId: show.broadcastId }))).toBe('done')
})

test('a segment that is pushed while the broadcast ends is in it whole, or not at all', async () => {
  const { show, artist, page } = await onAir()
  await pushInit(stage, page)
  await pushSegment(stage, page, 0)
  const [pushed] = await Promise.all([outcomeOf(pushSegment(stage, page, 1)), endBroadcast(ports, artist, { broadcastId: show.broadcastId })])
  expect(['done', 'stream_ended']).toContain(pushed)
  expect((await rowsOf(stage, page)).segments).toHaveLength(pushed === 'done' ? 2 : 1)
})

test('two renditions share one time base, also when they begin apart', async () => {
  const { page } = await onAir()
  for (const rendition of ['v0', 'v1']) await pushInit(stage, page, rendition)
  await pushSegment(stage, page, 3, 'v0')
  // The smaller picture's first segment takes longer to get here.
  stage.clock.pass({ ms: 700 })
  await pushSegment(stage, page, 3, 'v1')
  stage.clock.pass({ ms: 900 })
  await pushSegment(stage, page, 4, 'v1')
  await pushSegment(stage, page, 4, 'v0')
  const at = async (rendition: string) => (await rowsOf(stage, page, rendition)).segments.map(({ programAt }) => programAt.getTime())
  const [large, small] = [await at('v0'), await at('v1')]
  expect(small).toEqual(large)
  expect((large[1] ?? 0) - (large[0] ?? 0)).toBe(segmentMs)
  // The first picture was taken a segment's length before the whole segment was here.
  const { programBase, openedAt } = await ports.db.run.findFirstOrThrow({ where: { streamId: page.streamId } })
  expect(programBase).toEqual(new Date(openedAt.getTime() - 4 * segmentMs))
})
