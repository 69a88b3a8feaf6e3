import type { Database, Prisma } from '@/lib/platform/db'

const streamShape = {
  id: true,
  contentId: true,
  broadcastId: true,
  organisationId: true,
  eventId: true,
  state: true,
  startedAt: true,
  lastSegmentAt: true,
  endedAt: true,
  cutAt: true,
  cutReason: true,
} as const satisfies Prisma.StreamSelect

/** Makes the broadcast's stream unless it is there. */
export async function ensureStream(
  db: Database,
  row: { id: string; contentId: string; broadcastId: string; artistProfileId: string; organisationId: string; eventId: string },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO stream (id, content_id, broadcast_id, artist_profile_id, organisation_id, event_id)
    VALUES (${row.id}::uuid, ${row.contentId}::uuid, ${row.broadcastId}::uuid, ${row.artistProfileId}::uuid,
      ${row.organisationId}::uuid, ${row.eventId}::uuid)
    ON CONFLICT (broadcast_id) DO NOTHING`
}

/** Locks a broadcast's stream until the transaction ends, then reads it. The caller has been narrowed to the broadcast. */
export async function lockStreamOf(db: Database, broadcastId: string) {
  await db.$queryRaw`SELECT id FROM stream WHERE broadcast_id = ${broadcastId}::uuid FOR UPDATE`
  return db.stream.findUnique({ where: { broadcastId }, select: streamShape })
}

/** A stream of one of the artists in scope, with the run it is pushed in. */
export function findStreamForPush(db: Database, scope: { artistProfileIds: readonly string[] }, id: string, run: number) {
  return db.stream.findFirst({
    where: { id, artistProfileId: { in: [...scope.artistProfileIds] } },
    select: { ...streamShape, runs: { where: { number: run }, select: { id: true, number: true, closedAt: true, programBase: true } } },
  })
}

/** Whether a stream is sent as MPEG-TS. */
export async function isTransportStream(db: Database, streamId: string): Promise<boolean> {
  return (await db.rendition.findFirst({ where: { streamId, container: 'ts' }, select: { id: true } })) !== null
}

/** The stream that an encoder's key opens. */
export function findStreamForEncoder(db: Database, id: string) {
  return db.stream.findUnique({ where: { id }, select: streamShape })
}

/** A broadcast's stream with its open run, if there is one. The caller has been narrowed to the broadcast. */
export function findOpenRun(db: Database, broadcastId: string) {
  return db.stream.findUnique({
    where: { broadcastId },
    select: {
      id: true,
      state: true,
      runs: { where: { closedAt: null }, orderBy: { number: 'desc' }, take: 1, select: { number: true, encoderKeyId: true, lastPutAt: true } },
    },
  })
}

export function findStreams(db: Database, broadcastIds: readonly string[]) {
  return db.stream.findMany({
    where: { broadcastId: { in: [...broadcastIds] } },
    select: streamShape,
  })
}

/** The newest segment of each rendition of these streams: how late it came says how far behind their sender is. */
export function findNewestSegments(db: Database, streamIds: readonly string[]) {
  return db.rendition.findMany({
    where: { streamId: { in: [...streamIds] } },
    select: {
      streamId: true,
      segments: { orderBy: { sequence: 'desc' }, take: 1, select: { programAt: true, durationMs: true, createdAt: true } },
    },
  })
}

export async function setStream(db: Database, id: string, data: Prisma.StreamUncheckedUpdateInput): Promise<void> {
  await db.stream.update({ where: { id }, data, select: { id: true } })
}

/** Closes every open run and opens the next. Answers its number. */
export async function addRun(db: Database, row: { id: string; streamId: string; openedBy: string; encoderKeyId?: string; at: Date }): Promise<number> {
  await db.run.updateMany({ where: { streamId: row.streamId, closedAt: null }, data: { closedAt: row.at } })
  const last = await db.run.aggregate({ where: { streamId: row.streamId }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  const { id, streamId, openedBy, encoderKeyId = null, at } = row
  await db.run.create({ data: { id, streamId, number, openedBy, encoderKeyId, openedAt: at, lastPutAt: at } })
  return number
}

export async function closeRuns(db: Database, streamId: string, at: Date): Promise<void> {
  await db.run.updateMany({ where: { streamId, closedAt: null }, data: { closedAt: at } })
}

/** Live streams whose last segment is older than `before`: they have stalled. For the worker. */
export function unsafeMarkStalled(db: Database, before: Date) {
  return db.stream.updateManyAndReturn({
    where: { state: 'live', lastSegmentAt: { lt: before } },
    data: { state: 'stalled' },
    select: { contentId: true, broadcastId: true },
  })
}
