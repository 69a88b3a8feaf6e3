import type { Database, Prisma } from '@/lib/platform/db'

const keyShape = { id: true, label: true, hint: true, createdAt: true, lastUsedAt: true, refusedAt: true, refusedCode: true } as const
export type KeyRow = Prisma.EncoderKeyGetPayload<{ select: typeof keyShape }>

export async function addEncoderKey(
  db: Database,
  row: { id: string; streamId: string; keyHash: string; keyId: string; hint: string; label: string; createdBy: string; createdAt: Date },
) {
  return db.encoderKey.create({ data: row, select: keyShape })
}

/** Keys of a broadcast that still open its stream, the newest first. The caller has been narrowed to the broadcast. */
export function listEncoderKeys(db: Database, broadcastId: string) {
  return db.encoderKey.findMany({
    where: { revokedAt: null, stream: { broadcastId } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: keyShape,
  })
}

/** How many keys still open a stream. */
export function countEncoderKeys(db: Database, streamId: string): Promise<number> {
  return db.encoderKey.count({ where: { streamId, revokedAt: null } })
}

/** Whoever holds a key is known by its hash alone. */
export function unsafeFindEncoderKey(db: Database, keyHashes: readonly string[]) {
  return db.encoderKey.findFirst({
    where: { keyHash: { in: [...keyHashes] }, revokedAt: null },
    select: { id: true, streamId: true, createdBy: true, lastUsedAt: true, stream: { select: { artistProfileId: true } } },
  })
}

export async function touchEncoderKey(db: Database, id: string, at: Date): Promise<void> {
  await db.encoderKey.updateMany({ where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: at } }] }, data: { lastUsedAt: at } })
}

/** Notes a refusal, unless one was noted since `after`: an encoder that is set wrongly pushes twenty times a second. */
export async function noteRefusal(db: Database, id: string, code: string, at: Date, after: Date): Promise<void> {
  await db.encoderKey.updateMany({ where: { id, OR: [{ refusedAt: null }, { refusedAt: { lte: after } }] }, data: { refusedAt: at, refusedCode: code } })
}

/** Revokes a key of this stream. Answers how many were: none where it is not there, or was revoked before. */
export async function revokeKey(db: Database, streamId: string, id: string, at: Date): Promise<number> {
  const { count } = await db.encoderKey.updateMany({ where: { id, streamId, revokedAt: null }, data: { revokedAt: at } })
  return count
}

export async function hasEncoderKey(db: Database, streamId: string, id: string): Promise<boolean> {
  return (await db.encoderKey.count({ where: { id, streamId } })) > 0
}

/** The run of a key ends with it, so that another sender need not wait for the lease. */
export async function closeRunsOfKey(db: Database, encoderKeyId: string, at: Date): Promise<void> {
  await db.run.updateMany({ where: { encoderKeyId, closedAt: null }, data: { closedAt: at } })
}
