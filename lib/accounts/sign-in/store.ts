import type { Database } from '@/lib/platform/db'
import type { Lane } from './rules/limits'
import { mostTries } from './rules/request'

const requestShape = {
  id: true, browserHash: true, email: true, origin: true, next: true, locale: true, attemptId: true, tries: true, createdAt: true, expiresAt: true, usedAt: true,
} as const

/** Requests for one address are counted one after the other: many at once must not all see the same number. Until the transaction's end. */
export async function lockAddress(db: Database, email: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in:${email}`}, 0))`
}

export function findRequestsFor(db: Database, email: string, since: Date) {
  return db.signInRequest.findMany({
    where: { email, createdAt: { gt: since } },
    select: { createdAt: true, lane: true, browserHash: true, networkHash: true },
  })
}

export function findRequestsOfBrowser(db: Database, hashes: readonly string[], since: Date) {
  return db.signInRequest.findMany({ where: { browserHash: { in: [...hashes] }, createdAt: { gt: since } }, select: { createdAt: true } })
}

export async function addRequest(
  db: Database,
  row: { id: string; browserHash: string; networkHash: string; lane: Lane; email: string; origin: string; next: string; locale: string; attemptId: string | null; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.signInRequest.create({ data: row, select: { id: true } })
}

/** Ends what this browser has asked for and not used. The rows stay, to be counted. */
export async function closeRequests(db: Database, hashes: readonly string[], now: Date): Promise<void> {
  await db.signInRequest.updateMany({ where: { browserHash: { in: [...hashes] }, usedAt: null }, data: { usedAt: now } })
}

export function findRequest(db: Database, id: string) {
  return db.signInRequest.findUnique({ where: { id }, select: requestShape })
}

/** This browser's newest request, whatever became of it. */
export function findNewest(db: Database, hashes: readonly string[]) {
  return db.signInRequest.findFirst({ where: { browserHash: { in: [...hashes] } }, orderBy: [{ createdAt: 'desc' }, { usedAt: { sort: 'desc', nulls: 'first' } }], select: requestShape })
}

/**
 * Counts a try before it is looked at, so that many at once are no more than five. Answers the tries so far, this one
 * too; null when the request is not this browser's, or no longer open.
 */
export async function countTry(db: Database, id: string, hashes: readonly string[], now: Date): Promise<number | null> {
  const rows = await db.signInRequest.updateManyAndReturn({
    where: { id, browserHash: { in: [...hashes] }, usedAt: null, expiresAt: { gt: now }, tries: { lt: mostTries } },
    data: { tries: { increment: 1 } },
    select: { tries: true },
  })
  return rows[0]?.tries ?? null
}

/** Uses a request up. Answers false when somebody was first. */
export async function spendRequest(db: Database, id: string, now: Date): Promise<boolean> {
  const { count } = await db.signInRequest.updateMany({ where: { id, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } })
  return count === 1
}

/** The person of this address, made now when there is none: only who has proved the address gets here. */
export async function provePerson(
  db: Database,
  row: { id: string; email: string; displayName: string; now: Date },
): Promise<{ id: string; isNew: boolean; locale: string | null }> {
  const rows = await db.$queryRaw<{ id: string; locale: string | null }[]>`
    INSERT INTO person (id, email, email_verified_at, display_name, created_at)
    VALUES (${row.id}::uuid, ${row.email}, ${row.now}, ${row.displayName}, ${row.now})
    ON CONFLICT (email) DO UPDATE SET email_verified_at = EXCLUDED.email_verified_at
    RETURNING id, locale`
  const [person] = rows
  if (!person) throw new Error('a person was neither found nor made')
  return { ...person, isNew: person.id === row.id }
}

/** Whether one of these browsers has proved one of these addresses since. */
export async function isProved(db: Database, browserHashes: readonly string[], addressHashes: readonly string[], since: Date): Promise<boolean> {
  const where = { browserHash: { in: [...browserHashes] }, addressHash: { in: [...addressHashes] }, provedAt: { gt: since } }
  return (await db.provedBrowser.findFirst({ where, select: { provedAt: true } })) !== null
}

/** Notes that an address was proved in a browser, now or once more. */
export async function noteProved(db: Database, { browserHash, addressHash, provedAt }: { browserHash: string; addressHash: string; provedAt: Date }): Promise<void> {
  await db.$executeRaw`
    INSERT INTO proved_browser (browser_hash, address_hash, proved_at) VALUES (${browserHash}, ${addressHash}, ${provedAt})
    ON CONFLICT (browser_hash, address_hash) DO UPDATE SET proved_at = EXCLUDED.proved_at`
}

/** Forgets in which browsers an address was proved before. */
export async function sweepProved(db: Database, provedBefore: Date): Promise<void> {
  await db.provedBrowser.deleteMany({ where: { provedAt: { lte: provedBefore } } })
}

/** Forgets requests that no limit counts any more. */
export async function sweepRequests(db: Database, createdBefore: Date): Promise<void> {
  await db.signInRequest.deleteMany({ where: { createdAt: { lt: createdBefore } } })
}
