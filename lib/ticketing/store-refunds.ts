import type { Database, Prisma } from '@/lib/platform/db'

/** Owes a refund from `at` on. */
export async function addRefund(db: Database, row: Omit<Prisma.RefundUncheckedCreateInput, 'createdAt' | 'dueAt'>, at: Date): Promise<void> {
  await db.refund.create({ data: { ...row, createdAt: at, dueAt: at }, select: { id: true } })
}

/** A refund that its provider is about to be asked for. `reference` is of the payment it goes back to; null when there is none. */
export type ClaimedRefund = { id: string; amountYen: number; attempts: number; reference: string | null }

/**
 * Takes due refunds until `until`, those that have waited longest first: whoever dies gives them back by not finishing.
 * Tickets were bought with an order's first payment; what came beyond it goes back where it came from.
 */
export function claimRefunds(db: Database, now: Date, until: Date, most: number, only: string | null = null): Promise<ClaimedRefund[]> {
  return db.$queryRaw<ClaimedRefund[]>`
    UPDATE refund r SET attempts = r.attempts + 1, due_at = ${until}
    WHERE r.id IN (
      SELECT id FROM refund WHERE state = 'pending' AND due_at <= ${now} AND (${only}::uuid IS NULL OR id = ${only}::uuid)
      ORDER BY due_at, id LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING r.id, r.amount_yen AS "amountYen", r.attempts, (
      SELECT p.reference FROM payment p WHERE p.order_id = r.order_id AND p.state = 'succeeded'
      ORDER BY CASE WHEN r.ticket_id IS NULL THEN p.settled_at END DESC, p.settled_at LIMIT 1) AS reference`
}

/** How a refund ended. One that has ended meanwhile stays as it is. */
export async function endRefund(
  db: Database,
  id: string,
  end: { at: Date } & ({ state: 'succeeded'; reference: string } | { state: 'failed'; lastError: string }),
): Promise<void> {
  const { at, ...ended } = end
  await db.refund.updateMany({ where: { id, state: 'pending' }, data: { lastError: null, ...ended, settledAt: at } })
}

export async function postponeRefund(db: Database, id: string, until: Date, lastError: string): Promise<void> {
  await db.refund.updateMany({ where: { id, state: 'pending' }, data: { dueAt: until, lastError } })
}

/** A refund of one of the organisations in scope, or null. */
export function findRefundOf(db: Database, scope: { organisationIds: readonly string[] }, id: string) {
  return db.refund.findFirst({
    where: { id, order: { organisationId: { in: [...scope.organisationIds] } } },
    select: { id: true, state: true, ticketId: true, order: { select: { organisationId: true, eventId: true, personId: true } } },
  })
}

/** Owes a failed refund anew, as if it had never been tried. Answers false when it has not failed. */
export async function reviveRefund(db: Database, id: string, at: Date): Promise<boolean> {
  const { count } = await db.refund.updateMany({
    where: { id, state: 'failed' },
    data: { state: 'pending', attempts: 0, dueAt: at, settledAt: null },
  })
  return count === 1
}

/** Refunds of an event that the provider has refused, the oldest first. */
export function findFailedRefunds(db: Database, eventId: string, most: number) {
  return db.refund.findMany({
    where: { state: 'failed', order: { eventId } },
    orderBy: [{ settledAt: 'asc' }, { id: 'asc' }],
    take: most,
    select: { id: true, amountYen: true, settledAt: true, createdAt: true, ticketId: true, order: { select: { id: true, personId: true } } },
  })
}

/** How many refunds the provider has refused, by event. */
export async function countFailedRefunds(db: Database, eventIds: readonly string[]): Promise<Map<string, number>> {
  if (eventIds.length === 0) return new Map()
  const rows = await db.$queryRaw<{ event_id: string; refunds: bigint }[]>`
    SELECT o.event_id, count(*) AS refunds FROM refund r JOIN "order" o ON o.id = r.order_id
    WHERE r.state = 'failed' AND o.event_id::text = ANY(${[...eventIds]}) GROUP BY o.event_id`
  return new Map(rows.map((row) => [row.event_id, Number(row.refunds)]))
}

/** How far the money of an event has gone back for this reason, and how many of its tickets still hold. */
export async function countRefunds(db: Database, eventId: string, reason: string) {
  const [byState, live] = await Promise.all([
    db.refund.groupBy({ by: ['state'], where: { reason, order: { eventId } }, _count: { _all: true }, _sum: { amountYen: true } }),
    db.ticket.count({ where: { eventId, state: { in: ['valid', 'used'] } } }),
  ])
  const of = (state: 'succeeded' | 'pending' | 'failed') => {
    const row = byState.find((each) => each.state === state)
    return { tickets: row?._count._all ?? 0, yen: row?._sum.amountYen ?? 0 }
  }
  return { succeeded: of('succeeded'), pending: of('pending'), failed: of('failed'), live }
}

/** Orders of an event of which something was refunded for this reason since then. */
export function findRefundedOrders(db: Database, eventId: string, reason: string, since: Date) {
  return db.order.findMany({
    where: { eventId, refunds: { some: { reason, createdAt: { gte: since } } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, personId: true },
  })
}

/** An order of which something was refunded for this reason, and how much, yen; null when nothing. For the letter about it. */
export async function unsafeFindRefunded(db: Database, orderId: string, reason: string) {
  const refunds = { where: { reason }, select: { amountYen: true } } as const
  const row = await db.order.findUnique({ where: { id: orderId }, select: { eventId: true, organisationId: true, sellerName: true, refunds } })
  if (!row || row.refunds.length === 0) return null
  return { ...row, yen: row.refunds.reduce((sum, refund) => sum + refund.amountYen, 0) }
}
