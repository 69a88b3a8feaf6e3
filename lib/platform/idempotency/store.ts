import type { Database } from '../db'

export type KeptAnswer = { requestHash: string; status: number | null; answer: unknown }

/** Reserves a key. Answers false when somebody had it before. */
export async function reserveKey(
  db: Database,
  record: { personId: string; route: string; key: string; requestHash: string },
): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO idempotency_record (person_id, route, key, request_hash)
    VALUES (${record.personId}::uuid, ${record.route}, ${record.key}, ${record.requestHash})
    ON CONFLICT DO NOTHING`
  return count === 1
}

export async function findAnswer(db: Database, personId: string, route: string, key: string): Promise<KeptAnswer | null> {
  return db.idempotencyRecord.findUnique({
    where: { personId_route_key: { personId, route, key } },
    select: { requestHash: true, status: true, answer: true },
  })
}

export async function keepAnswer(
  db: Database,
  place: { personId: string; route: string; key: string },
  status: number,
  answer: object,
): Promise<void> {
  await db.idempotencyRecord.update({ where: { personId_route_key: place }, data: { status, answer } })
}

/** Gives a key back after a failure, so that the same request may be tried again. */
export async function releaseKey(db: Database, place: { personId: string; route: string; key: string }): Promise<void> {
  await db.idempotencyRecord.deleteMany({ where: { ...place, status: null } })
}

/** A crash between reserving and answering leaves an empty record; after a minute it may be taken over. */
export async function releaseAbandoned(db: Database): Promise<void> {
  await db.$executeRaw`DELETE FROM idempotency_record WHERE status IS NULL AND created_at < now() - interval '1 minute'`
  await db.$executeRaw`DELETE FROM idempotency_record WHERE created_at < now() - interval '1 day'`
}
