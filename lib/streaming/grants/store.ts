import type { Database, Prisma } from '@/lib/platform/db'

/** One playing device per ticket: whoever opens a grant for it waits for the one before. */
export async function lockTicketGrants(db: Database, ticketId: string): Promise<void> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`grant:${ticketId}`}, 0))::text`
}

export function endGrants(db: Database, where: Prisma.GrantWhereInput, reason: string, at: Date) {
  return db.grant.updateManyAndReturn({
    where: { ...where, endedAt: null },
    data: { endedAt: at, endedBecause: reason },
    select: { id: true, personId: true },
  })
}

export async function addGrant(db: Database, row: Prisma.GrantUncheckedCreateInput): Promise<void> {
  await db.grant.create({ data: row, select: { id: true } })
}

const grantShape = {
  id: true,
  contentId: true,
  broadcastId: true,
  organisationId: true,
  ticketId: true,
  phase: true,
  fromEpoch: true,
  mark: true,
  expiresAt: true,
  endedAt: true,
  endedBecause: true,
  reason: true,
} as const satisfies Prisma.GrantSelect

/** The person's own grant, or null. */
export function findGrant(db: Database, scope: { personId: string }, id: string) {
  return db.grant.findFirst({ where: { id, personId: scope.personId }, select: grantShape })
}

export async function extendGrant(db: Database, id: string, data: { expiresAt: Date; delayMs?: number }): Promise<boolean> {
  const { count } = await db.grant.updateMany({ where: { id, endedAt: null }, data })
  return count === 1
}

/**
 * The epoch of the oldest segment that a live playlist lists, or null before the first segment. A rendition that
 * is left behind by another is not served, so that its old segments open no old epoch.
 */
export async function findWindowEpoch(
  db: Database,
  contentId: string,
  window: { segments: number; leftBehind: number },
): Promise<number | null> {
  const rows = await db.$queryRaw<{ epoch: number | null }[]>`
    WITH listed AS (
      SELECT r.id, s.epoch, s.program_at, row_number() OVER (PARTITION BY r.id ORDER BY s.sequence DESC) AS place
      FROM rendition r CROSS JOIN LATERAL (
        SELECT sequence, epoch, program_at FROM segment WHERE rendition_id = r.id ORDER BY sequence DESC LIMIT ${window.segments}) s
      WHERE r.content_id = ${contentId}::uuid)
    SELECT min(epoch) AS epoch FROM listed WHERE id NOT IN (
      SELECT newest.id FROM listed newest JOIN listed other ON other.place = ${window.leftBehind}::bigint AND other.program_at > newest.program_at
      WHERE newest.place = 1)`
  return rows[0]?.epoch ?? null
}

/** Whether a moderator holds the content's stream back. */
export async function isCut(db: Database, contentId: string): Promise<boolean> {
  const stream = await db.stream.findUnique({ where: { contentId }, select: { cutAt: true } })
  return (stream?.cutAt ?? null) !== null
}

/** Who watches now: grants that have not run out, with what their players say of the delay. */
export async function findViewers(db: Database, contentIds: readonly string[], now: Date) {
  return db.grant.findMany({
    where: { contentId: { in: [...contentIds] }, endedAt: null, expiresAt: { gt: now }, ticketId: { not: null } },
    select: { contentId: true, delayMs: true },
  })
}

/** Who watches now without a ticket: the artist's own side and staff. */
export function findGrantsWithoutTicket(db: Database, contentId: string, now: Date) {
  return db.grant.findMany({
    where: { contentId, endedAt: null, expiresAt: { gt: now }, ticketId: null },
    select: { id: true, personId: true },
  })
}
