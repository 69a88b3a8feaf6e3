import type { Database } from '@/lib/platform/db'

const segmentShape = {
  sequence: true,
  run: true,
  epoch: true,
  durationMs: true,
  iv: true,
  discontinuity: true,
  programAt: true,
} as const

/** Everything that the playlists of a content are written from. For the origin, which checks links, not people. */
export function unsafeFindMedia(db: Database, contentId: string) {
  return db.rendition.findMany({
    where: { contentId },
    orderBy: { name: 'asc' },
    select: {
      id: true,
      name: true,
      codecs: true,
      width: true,
      height: true,
      peakBitrate: true,
      meanBitrate: true,
      inits: { select: { run: true, epoch: true, iv: true } },
      segments: { orderBy: { sequence: 'asc' }, select: segmentShape },
    },
  })
}

export function unsafeFindStates(db: Database, contentId: string) {
  return Promise.all([
    db.content.findUnique({ where: { id: contentId }, select: { state: true, availableUntil: true } }),
    db.stream.findUnique({ where: { contentId }, select: { state: true, cutAt: true, restoredAt: true } }),
  ])
}

/** Segments of a rendition after a sequence number. */
export function unsafeFindNewer(db: Database, renditionId: string, afterSequence: number) {
  return db.segment.findMany({
    where: { renditionId, sequence: { gt: afterSequence } },
    orderBy: { sequence: 'asc' },
    select: segmentShape,
  })
}

export function unsafeFindInit(db: Database, renditionId: string, run: number, epoch: number) {
  return db.initSegment.findUnique({
    where: { renditionId_run_epoch: { renditionId, run, epoch } },
    select: { run: true, epoch: true, iv: true },
  })
}

export async function countRenditions(db: Database, contentId: string): Promise<number> {
  return db.rendition.count({ where: { contentId } })
}
