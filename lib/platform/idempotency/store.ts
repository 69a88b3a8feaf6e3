import { Prisma, type Database } from '../db'

export type KeptAnswer = { requestHash: string; status: number | null; answer: unknown; isOver: boolean }
type Place = { personId: string; route: string; key: string }

/** Reserves a key. Answers false when somebody had it before. */
export async function reserveKey(db: Database, { personId, route, key, requestHash }: Place & { requestHash: string }): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO idempotency_record (person_id, route, key, request_hash)
    VALUES (${personId}::uuid, ${route}, ${key}, ${requestHash})
    ON CONFLICT DO NOTHING`
  return count === 1
}

/** What is known of a key. Without an answer it is reserved; `isOver` once that has failed, or nobody has renewed it for a minute. */
export async function findAnswer(db: Database, { personId, route, key }: Place): Promise<KeptAnswer | null> {
  const [row] = await db.$queryRaw<KeptAnswer[]>`
    SELECT request_hash AS "requestHash", status, answer, status IS NOT NULL OR created_at < now() - interval '1 minute' AS "isOver"
    FROM idempotency_record WHERE ${at({ personId, route, key })}`
  return row ?? null
}

/** Says that whoever reserved a key is still at it. */
export async function keepReserved(db: Database, place: Place): Promise<void> {
  await db.$executeRaw`UPDATE idempotency_record SET created_at = now() WHERE ${at(place)} AND status IS NULL`
}

/** Takes a key that nobody has and gives it its answer, in one. Answers false when it is taken; waits for whoever is taking it. */
export async function addAnswer(db: Database, { personId, route, key, requestHash }: Place & { requestHash: string }, status: number, answer: object): Promise<boolean> {
  const { count } = await db.idempotencyRecord.createMany({ data: { personId, route, key, requestHash, status, answer }, skipDuplicates: true })
  return count === 1
}

export async function keepAnswer(db: Database, place: Place, status: number, answer: object): Promise<void> {
  await db.idempotencyRecord.update({ where: { personId_route_key: place }, data: { status, answer } })
}

/** Notes that a request broke off, and nobody knows where. */
export async function keepFault(db: Database, place: Place): Promise<void> {
  await db.idempotencyRecord.updateMany({ where: { ...place, status: null }, data: { status: 500 } })
}

/** Gives a key back that changed nothing, so that the same request may be tried again. */
export async function releaseKey(db: Database, place: Place): Promise<void> {
  await db.idempotencyRecord.deleteMany({ where: { ...place, status: null } })
}

/** Answers, and keys whose outcome nobody knows, are kept for a day. */
export async function forgetOldKeys(db: Database): Promise<void> {
  await db.$executeRaw`DELETE FROM idempotency_record WHERE created_at < now() - interval '1 day'`
}

function at({ personId, route, key }: Place): Prisma.Sql {
  return Prisma.sql`person_id = ${personId}::uuid AND route = ${route} AND key = ${key}`
}
