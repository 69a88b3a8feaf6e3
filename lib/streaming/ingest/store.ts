import type { Database, Prisma } from '@/lib/platform/db'
import type { Container } from '../playlists/rules/rows'
import { mostRenditions } from './push-target'
import { MediaRefused } from './rules/refused'

/** Makes or renews a rendition's description. Call it under the stream's lock. @throws MediaRefused for one too many. */
export async function putRendition(
  db: Database,
  row: { id: string; streamId: string; contentId: string; name: string; container: Container; codecs: string; width: number; height: number },
): Promise<string> {
  const others = await db.rendition.count({ where: { streamId: row.streamId, name: { not: row.name } } })
  if (others >= mostRenditions) throw new MediaRefused('too_many_renditions', `a broadcast has ${mostRenditions} renditions at most: send under the names it has`)
  const rendition = await db.rendition.upsert({
    where: { streamId_name: { streamId: row.streamId, name: row.name } },
    create: row,
    update: { container: row.container, codecs: row.codecs, width: row.width, height: row.height },
    select: { id: true },
  })
  return rendition.id
}

/** Locks a rendition until the transaction ends, so that its segments are numbered one after another. */
export async function lockRendition(db: Database, streamId: string, name: string) {
  await db.$queryRaw`SELECT id FROM rendition WHERE stream_id = ${streamId}::uuid AND name = ${name} FOR UPDATE`
  return db.rendition.findUnique({
    where: { streamId_name: { streamId, name } },
    select: { id: true, nextSequence: true, peakBitrate: true, meanBitrate: true },
  })
}

export function findInits(db: Database, streamId: string, renditionName: string, run: number) {
  return db.initSegment.findMany({
    where: { run, rendition: { streamId, name: renditionName } },
    orderBy: { epoch: 'desc' },
    select: { epoch: true, iv: true, digest: true, description: true },
  })
}

export async function addInit(db: Database, row: Prisma.InitSegmentUncheckedCreateInput): Promise<void> {
  await db.initSegment.create({ data: row, select: { run: true } })
}

export function findPushed(db: Database, renditionId: string, run: number, pushedNumber: number) {
  return db.segment.findUnique({
    where: { renditionId_run_pushedNumber: { renditionId, run, pushedNumber } },
    select: { digest: true, sequence: true },
  })
}

export function findLastPushed(db: Database, renditionId: string, run: number) {
  return db.segment.findFirst({
    where: { renditionId, run },
    orderBy: { pushedNumber: 'desc' },
    select: { pushedNumber: true, programAt: true, digest: true },
  })
}

export async function addSegment(db: Database, row: Prisma.SegmentUncheckedCreateInput): Promise<void> {
  await db.segment.create({ data: row, select: { sequence: true } })
}

export async function advanceRendition(
  db: Database,
  id: string,
  data: { nextSequence: number; peakBitrate: number; meanBitrate: number },
): Promise<void> {
  await db.rendition.update({ where: { id }, data, select: { id: true } })
}

/**
 * Locks a stream until the transaction ends, so that its renditions agree on one time base and one end. Reads it with
 * its open run, and with the key that is asked for unless that was revoked.
 */
export async function lockStreamForPush(db: Database, streamId: string, encoderKeyId: string | null) {
  await db.$queryRaw`SELECT id FROM stream WHERE id = ${streamId}::uuid FOR UPDATE`
  return db.stream.findUnique({
    where: { id: streamId },
    select: {
      state: true,
      startedAt: true,
      cutAt: true,
      restoredAt: true,
      runs: {
        where: { closedAt: null },
        orderBy: { number: 'desc' },
        take: 1,
        select: { id: true, number: true, encoderKeyId: true, programBase: true, lastPutAt: true },
      },
      encoderKeys: { where: { id: { in: encoderKeyId ? [encoderKeyId] : [] }, revokedAt: null }, select: { id: true } },
    },
  })
}

/** Whether anything in fragmented MP4 was ever taken into a stream. */
export async function hasInits(db: Database, streamId: string): Promise<boolean> {
  return (await db.initSegment.findFirst({ where: { rendition: { streamId } }, select: { run: true } })) !== null
}

export async function setRun(db: Database, id: string, data: { lastPutAt: Date; programBase?: Date }): Promise<void> {
  await db.run.update({ where: { id }, data, select: { id: true } })
}
