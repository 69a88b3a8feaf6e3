import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { endBroadcast } from '@/lib/streaming'
import { postgresSource } from '@/lib/streaming/origin/postgres-source'
import type { MediaChange } from '@/lib/streaming/origin/source'
import { openPage, pushInit, pushSegment, rowsOf, segmentMs, type Page } from '../broadcast'
import { newArtist } from '../cast'
import { newShow } from '../programme'
import { openStage } from '../stage'

const stage = await openStage({ keyEpochSeconds: 60 })
const { ports, clock } = stage
// The origin's own process, which shares nothing with the app but the database and the disk.
const origin = stage.anotherProcess()
const source = postgresSource(origin)
afterAll(() => source.close())

async function onAir() {
  const show = await newShow(stage)
  const artist = await newArtist(stage, show.artistProfileId)
  const page = await openPage(stage, artist, show)
  await pushInit(stage, page)
  await pushSegment(stage, page, 0)
  return { show, artist, page }
}

/** Loads as the origin does and then follows what changes. */
async function follow(contentId: string) {
  const changes: MediaChange[] = []
  const off = source.onChange(contentId, (change) => changes.push(change))
  const media = await source.load(contentId)
  let isListening = false
  const offMark = origin.realtime.subscribe('mark', () => (isListening = true))
  await expect.poll(async () => (await ports.realtime.publish('mark'), isListening)).toBe(true)
  offMark()
  changes.length = 0
  return { media, changes, off }
}

const heardSequences = (changes: MediaChange[]) => changes.map((change) => (change.kind === 'segment' ? `${change.rendition}/${change.segment.sequence}` : 'reload'))
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')

async function expectRows(page: Page, rendition: string, media: Awaited<ReturnType<typeof source.load>>): Promise<void> {
  const { segments, inits } = await rowsOf(stage, page, rendition)
  const loaded = media?.renditions.find(({ name }) => name === rendition)
  expect(loaded?.segments).toEqual(
    segments.map(({ sequence, run, epoch, durationMs, iv, discontinuity, programAt }) => ({ sequence, run, container: 'cmaf', epoch, durationMs, discontinuity, iv: hex(iv), programAt: programAt.getTime() })),
  )
  expect(loaded?.inits).toHaveLength(inits.length)
  expect(loaded?.inits).toEqual(expect.arrayContaining(inits.map(({ run, epoch, iv }) => ({ run, epoch, iv: hex(iv) }))))
}

test('a content that nobody opened is unknown', async () => {
  expect(await source.load(randomUUID())).toBeNull()
})

test('all that playlists are written from is loaded from the rows', async () => {
  const { show, artist, page } = await onAir()
  await pushInit(stage, page, 'v1')
  await pushSegment(stage, page, 0, 'v1')
  clock.pass({ seconds: 60 })
  await pushSegment(stage, page, 5)
  const next = await openPage(stage, artist, show)
  await pushInit(stage, next)
  await pushSegment(stage, next, 0)
  const media = await source.load(page.contentId)
  expect(media).toMatchObject({ contentId: page.contentId, phase: 'live', ended: false, targetDuration: 1 })
  expect(media?.renditions.map(({ name, codecs, width, height }) => [name, codecs, width, height])).toEqual([
    ['v0', 'avc1.42c00a,mp4a.40.2', 64, 36],
    ['v1', 'avc1.42c00a,mp4a.40.2', 64, 36],
  ])
  for (const rendition of ['v0', 'v1']) await expectRows(page, rendition, media)
  const [large] = media?.renditions ?? []
  expect(large?.segments.map(({ run, epoch, discontinuity }) => [run, epoch, discontinuity])).toEqual([[1, 1, false], [1, 2, true], [2, 2, false]])
  const { segments } = await rowsOf(stage, page)
  const rates = segments.map(({ bytes, durationMs }) => (bytes * 8000) / durationMs)
  expect(large?.bandwidth).toBe(Math.round(Math.max(...rates)))
  expect(large?.averageBandwidth).toBe(Math.round(rates.reduce((sum, rate) => sum + rate) / rates.length))
})

test('each new segment is heard once, in order, as its row says', async () => {
  const { page } = await onAir()
  const { changes, off } = await follow(page.contentId)
  for (let number = 1; number <= 6; number++) await pushSegment(stage, page, number)
  await expect.poll(() => changes.length).toBe(6)
  expect(heardSequences(changes)).toEqual(['v0/1', 'v0/2', 'v0/3', 'v0/4', 'v0/5', 'v0/6'])
  const { segments } = await rowsOf(stage, page)
  expect(changes[2]).toEqual({
    kind: 'segment',
    rendition: 'v0',
    segment: { sequence: 3, run: 1, container: 'cmaf', epoch: 1, durationMs: segmentMs, iv: hex(segments[3]?.iv), discontinuity: false, programAt: segments[3]?.programAt.getTime() },
  })
  off()
})

test('the first segment of an epoch or a run comes with its init segment, and the next without', async () => {
  const { show, artist, page } = await onAir()
  const { changes, off } = await follow(page.contentId)
  clock.pass({ seconds: 60 })
  await pushSegment(stage, page, 60)
  await pushSegment(stage, page, 61)
  const next = await openPage(stage, artist, show)
  await pushInit(stage, next)
  await pushSegment(stage, next, 0)
  await pushSegment(stage, next, 1)
  await expect.poll(() => changes.length).toBe(4)
  const inits = changes.map((change) => (change.kind === 'segment' && change.init ? [change.init.run, change.init.epoch, change.init.iv] : null))
  const { inits: rows } = await rowsOf(stage, page)
  expect(inits).toEqual([[1, 2, hex(rows[1]?.iv)], null, [2, 2, hex(rows[2]?.iv)], null])
  off()
})

test('another rendition, and the end, are heard as news that everything be loaded again', async () => {
  const { show, artist, page } = await onAir()
  const { changes, off } = await follow(page.contentId)
  await pushInit(stage, page, 'v1')
  await pushSegment(stage, page, 0, 'v1')
  await expect.poll(() => heardSequences(changes)).toContain('reload')
  expect((await source.load(page.contentId))?.renditions.map(({ name }) => name)).toEqual(['v0', 'v1'])
  changes.length = 0
  await endBroadcast(ports, artist, { broadcastId: show.broadcastId })
  await expect.poll(() => heardSequences(changes)).toContain('reload')
  expect(await source.load(page.contentId)).toMatchObject({ phase: 'archive', ended: true })
  off()
})

test('news of one content are not heard by another', async () => {
  const { page } = await onAir()
  const other = await onAir()
  const { changes, off } = await follow(page.contentId)
  await pushSegment(stage, other.page, 1)
  await pushSegment(stage, page, 1)
  await expect.poll(() => changes.length).toBe(1)
  expect(heardSequences(changes)).toEqual(['v0/1'])
  off()
})

test('segments whose notices were lost are heard with the next one', async () => {
  const { page } = await onAir()
  const { changes, off } = await follow(page.contentId)
  const silent = { ...ports, realtime: { ...ports.realtime, publish: () => Promise.resolve() } }
  for (const number of [1, 2, 3]) await pushSegment({ ports: silent }, page, number)
  await pushSegment(stage, page, 4)
  await expect.poll(() => changes.length).toBe(4)
  expect(heardSequences(changes)).toEqual(['v0/1', 'v0/2', 'v0/3', 'v0/4'])
  off()
})

test('after a lost connection everything is to be loaded again', async () => {
  const { page } = await onAir()
  const { changes, off } = await follow(page.contentId)
  await origin.db.$queryRaw`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'`
  await expect.poll(() => heardSequences(changes)).toContain('reload')
  off()
})
