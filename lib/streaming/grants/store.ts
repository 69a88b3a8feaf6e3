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
} as const satisfies Prisma.GrantSelect

/** The person's own grant, or null. */
export function findGrant(db: Database, scope: { personId: string }, id: string) {
  return db.grant.findFirst({ where: { id, personId: scope.personId }, select: grantShape })
}

export async function extendGrant(db: Database, id: string, data: { expiresAt: Date; delayMs?: number }): Promise<boolean> {
  const { count } = await db.grant.updateMany({ where: { id, endedAt: null }, data })
  return count === 1
}

/** The epoch of the oldest segment in the live window, or null before the first segment. */
export async function findWindowEpoch(db: Database, contentId: string, windowSegments: number): Promise<number | null> {
  const rows = await db.$queryRaw<{ epoch: number | null }[]>`
    SELECT min(s.epoch) AS epoch FROM rendition r CROSS JOIN LATERAL (
      SELECT epoch FROM segment WHERE rendition_id = r.id ORDER BY sequence DESC LIMIT ${windowSegments}) s
    WHERE r.content_id = ${contentId}::uuid`
  return rows[0]?.epoch ?? null
}

/** Who watches now: grants that have not run out, with what their players say of the delay. */
export async function findViewers(db: Database, contentIds: readonly string[], now: Date) {
  return db.grant.findMany({
    where: { contentId: { in: [...contentIds] }, endedAt: null, expiresAt: { gt: now }, ticketId: { not: null } },
    select: { contentId: true, delayMs: true },
  })
}
