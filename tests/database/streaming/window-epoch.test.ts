import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { findWindowEpoch } from '@/lib/streaming/grants/store'
import { leftBehindSegments, liveWindowSegments } from '@/lib/streaming/origin/live-window'
import { openStage } from '../stage'

const { ports, clock } = await openStage()
const epochSeconds = 60

/** A content with renditions whose segments of one second were taken from second 0 to the given ones. */
async function newContent(lengths: Record<string, number>): Promise<string> {
  const contentId = randomUUID()
  const stream = await ports.db.stream.create({
    data: { contentId, broadcastId: randomUUID(), artistProfileId: randomUUID(), organisationId: randomUUID(), eventId: randomUUID(), state: 'live' },
    select: { id: true },
  })
  const start = clock.now().getTime()
  for (const [name, seconds] of Object.entries(lengths)) {
    const rendition = await ports.db.rendition.create({
      data: { streamId: stream.id, contentId, name, codecs: 'avc1.42c01f,mp4a.40.2', width: 1280, height: 720 },
      select: { id: true },
    })
    await ports.db.segment.createMany({
      data: Array.from({ length: seconds }, (_, sequence) => ({
        renditionId: rendition.id,
        sequence,
        streamId: stream.id,
        run: 1,
        pushedNumber: sequence,
        digest: new Uint8Array(32),
        durationMs: 1_000,
        epoch: Math.floor(sequence / epochSeconds) + 1,
        iv: new Uint8Array(16),
        bytes: 1_000,
        discontinuity: false,
        programAt: new Date(start + sequence * 1_000),
      })),
    })
  }
  return contentId
}

async function epochOf(lengths: Record<string, number>): Promise<number | null> {
  return findWindowEpoch(ports.db, await newContent(lengths), liveWindowSegments, leftBehindSegments)
}

it('is the epoch of the oldest segment that is shown', async () => {
  expect(await epochOf({ v0: 150, v1: 150 })).toBe(3)
  expect(await epochOf({ v0: 125, v1: 125 })).toBe(2)
  expect(await epochOf({ v0: 3 })).toBe(1)
})

it('is not held back by a rendition that the studio has left behind', async () => {
  expect(await epochOf({ v0: 40, v1: 150 })).toBe(3)
})

it('counts a rendition that is a few segments late', async () => {
  expect(await epochOf({ v0: 130, v1: 133 })).toBe(2)
})

it('is not there before the first segment', async () => {
  expect(await epochOf({ v0: 0 })).toBeNull()
})
