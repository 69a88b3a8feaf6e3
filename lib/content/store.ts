import { askKept, Prisma, type Database } from '@/lib/platform/db'
import type { ContentFacts } from './rules/phase'

const shape = { id: true, organisationId: true, eventId: true, broadcastId: true, state: true, availableUntil: true } as const

type ContentRow = ContentFacts & { id: string; organisationId: string; eventId: string; broadcastId: string }

export async function findByBroadcast(db: Database, broadcastId: string): Promise<ContentRow | null> {
  const [row] = await askKept<ContentRow>(db, 'content.of', contentsOf(Prisma.sql`SELECT ${broadcastId}::uuid`))
  return row ?? null
}

/** The contents of the broadcasts that a query names, as a query. For a statement of another room that asks more at once. */
export function contentsOf(broadcastIds: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT id, organisation_id AS "organisationId", event_id AS "eventId", broadcast_id AS "broadcastId", state::text AS state,
      available_until AS "availableUntil" FROM content WHERE broadcast_id IN (${broadcastIds})`
}

export function findContent(db: Database, id: string) {
  return db.content.findUnique({ where: { id }, select: shape })
}

/** Makes the broadcast's content unless it is there: two studio pages may ask at once. */
export async function ensureContent(
  db: Database,
  row: { id: string; organisationId: string; eventId: string; broadcastId: string },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO content (id, organisation_id, event_id, broadcast_id)
    VALUES (${row.id}::uuid, ${row.organisationId}::uuid, ${row.eventId}::uuid, ${row.broadcastId}::uuid)
    ON CONFLICT (broadcast_id) DO NOTHING`
}

/** From live to available, once. Answers false when it was not live. */
export async function makeAvailable(db: Database, id: string, availableUntil: Date | null): Promise<boolean> {
  const { count } = await db.content.updateMany({ where: { id, state: 'live' }, data: { state: 'available', availableUntil } })
  return count === 1
}

export async function setWindow(db: Database, id: string, availableUntil: Date | null): Promise<void> {
  await db.content.updateMany({ where: { id, state: 'available' }, data: { availableUntil } })
}
