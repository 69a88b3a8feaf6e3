import { randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '@/lib/platform/db'

export type LiveRows = { contentId: string; streamId: string; renditionId: string }

type Whose = { broadcastId: string; organisationId: string; eventId: string }
type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: number }

const sixteen = () => new Uint8Array(randomBytes(16))

/**
 * The rows of a broadcast that is live with one rendition, beside the product.
 * @param seal stores a segment; without it there are rows only
 */
export async function addLiveRows(
  db: Database,
  whose: Whose,
  segments: number,
  seal: (contentId: string, sequence: number) => Promise<Sealed> = async () => ({ iv: sixteen(), bytes: 0 }),
): Promise<LiveRows> {
  const [contentId, streamId, renditionId] = [randomUUID(), randomUUID(), randomUUID()]
  const now = new Date()
  await db.content.create({ data: { id: contentId, ...whose } })
  await db.stream.create({ data: { id: streamId, contentId, ...whose, artistProfileId: randomUUID(), state: 'live', startedAt: now, lastSegmentAt: now } })
  await db.rendition.create({ data: { id: renditionId, streamId, contentId, name: 'v0', codecs: 'avc1.64001f,mp4a.40.2', width: 1280, height: 720, nextSequence: segments } })
  await db.initSegment.create({ data: { renditionId, run: 1, epoch: 1, iv: sixteen(), bytes: 0, digest: sixteen(), description: {} } })
  for (let sequence = 0; sequence < segments; sequence += 1) {
    const sealed = await seal(contentId, sequence)
    const programAt = new Date(now.getTime() + sequence * 1000)
    const place = { renditionId, sequence, streamId, run: 1, pushedNumber: sequence, epoch: 1 }
    await db.segment.create({ data: { ...place, digest: sixteen(), durationMs: 1000, ...sealed, discontinuity: false, programAt } })
  }
  return { contentId, streamId, renditionId }
}
