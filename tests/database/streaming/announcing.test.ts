import { expect, test } from 'vitest'
import type { Ports } from '@/lib/platform/ports'
import { endBroadcast, markStalled, readHealth } from '@/lib/streaming'
import { openPage, push, pushInit, pushSegment, rowsOf, segmentBytes, storedObjects } from '../broadcast'
import { newArtist } from '../cast'
import { newShow } from '../programme'
import { openStage } from '../stage'

const stage = await openStage()
const { ports, clock } = stage
const origin = stage.anotherProcess()

async function onAir() {
  const show = await newShow(stage)
  const artist = await newArtist(stage, show.artistProfileId)
  const page = await openPage(stage, artist, show)
  await pushInit(stage, page)
  return { show, artist, page }
}

/** Listens as the media origin does; the connection is there when it answers. */
async function listen(topic: string, contentId?: string) {
  const heard: unknown[] = []
  const isOurs = (body: Record<string, unknown>) => contentId === undefined || body['contentId'] === contentId
  const off = origin.realtime.subscribe(topic, ({ body }) => isOurs(body) && heard.push(body))
  const settled = async () => {
    let isThere = false
    const offMark = origin.realtime.subscribe('mark', () => (isThere = true))
    await expect
      .poll(async () => {
        await ports.realtime.publish('mark')
        return isThere
      })
      .toBe(true)
    offMark()
  }
  await settled()
  heard.length = 0
  return { heard, settled, off }
}

/** Storage of which the disk is full. */
const fullDisk = (some: Ports): Ports => ({ ...some, storage: { ...some.storage, put: () => Promise.reject(new Error('no space left on device')) } })

test('a segment is announced once its object and its row are there', async () => {
  const { page } = await onAir()
  const found: Promise<unknown>[] = []
  const { settled, off } = await listen('media')
  const offLook = origin.realtime.subscribe('media', () => found.push(storedObjects(stage, page)))
  await pushSegment(stage, page, 0)
  await settled()
  expect(found.length).toBeGreaterThan(0)
  for (const objects of await Promise.all(found)) expect(objects).toHaveLength(2)
  offLook()
  off()
})

test('a segment that could not be stored has no row and is not announced, and a second try is taken as the first', async () => {
  const { page } = await onAir()
  await pushSegment(stage, page, 0)
  const { heard, settled, off } = await listen('media', page.contentId)
  await expect(push(fullDisk(ports), page, 'v0/1.m4s', segmentBytes(1))).rejects.toThrow('no space left')
  await settled()
  expect(heard).toEqual([])
  expect((await rowsOf(stage, page)).segments).toHaveLength(1)
  expect(await pushSegment(stage, page, 1)).toEqual({ kind: 'media', duplicate: false })
  await settled()
  expect(heard.length).toBeGreaterThan(0)
  expect((await rowsOf(stage, page)).segments.map(({ sequence, discontinuity }) => [sequence, discontinuity])).toEqual([[0, false], [1, false]])
  off()
})

test('an init segment that could not be stored has no row, and a second try is taken as the first', async () => {
  const show = await newShow(stage)
  const page = await openPage(stage, await newArtist(stage, show.artistProfileId), show)
  await expect(pushInit({ ports: fullDisk(ports) }, page)).rejects.toThrow('no space left')
  expect(await ports.db.rendition.count({ where: { streamId: page.streamId } })).toBe(0)
  expect(await pushInit(stage, page)).toEqual({ kind: 'init', duplicate: false })
})

test('a disk that fills up as the epoch turns loses nothing', async () => {
  const { page } = await onAir()
  await pushSegment(stage, page, 0)
  clock.pass({ seconds: ports.env.keyEpochSeconds })
  let puts = 0
  const secondFails: Ports = {
    ...ports,
    // The init segment of the new epoch still fits, the segment does not.
    storage: { ...ports.storage, put: (key, body) => (++puts === 2 ? Promise.reject(new Error('no space left on device')) : ports.storage.put(key, body)) },
  }
  await expect(push(secondFails, page, 'v0/1.m4s', segmentBytes(1))).rejects.toThrow('no space left')
  expect((await rowsOf(stage, page)).inits).toHaveLength(1)
  await pushSegment(stage, page, 1)
  const objects = await storedObjects(stage, page)
  expect(objects.map(({ name }) => name)).toEqual(['init-1-1.mp4', 'init-1-2.mp4', '0.m4s', '1.m4s'])
})

test('viewers are told when a broadcast begins, falls silent, comes back and ends', async () => {
  // The broadcasts of the tests before fall silent first.
  clock.pass({ seconds: 10 })
  await markStalled(ports)
  const { show, artist, page } = await onAir()
  const { heard, settled, off } = await listen(`broadcast:${show.broadcastId}`)
  const state = async () => (await readHealth(ports, artist, { broadcastId: show.broadcastId })).state
  const told = async () => {
    await settled()
    return heard.splice(0).length > 0
  }
  expect(await state()).toBe('not_started')
  await pushSegment(stage, page, 0)
  expect([await state(), await told()]).toEqual(['live', true])
  clock.pass({ seconds: 1 })
  await pushSegment(stage, page, 1)
  expect([await markStalled(ports), await told()]).toEqual([0, false])
  clock.pass({ seconds: 5 })
  expect([await markStalled(ports), await state(), await told()]).toEqual([1, 'interrupted', true])
  expect([await markStalled(ports), await told()]).toEqual([0, false])
  await pushSegment(stage, page, 2)
  expect([await state(), await told()]).toEqual(['live', true])
  await endBroadcast(ports, artist, { broadcastId: show.broadcastId })
  expect([await state(), await told()]).toEqual(['ended', true])
  off()
})
