import type { Database, Prisma } from '@/lib/platform/db'

/** What every reader of a ticket type wants of its row. */
export const typeShape = {
  id: true,
  eventId: true,
  slug: true,
  name: true,
  description: true,
  priceYen: true,
  taxRatePercent: true,
  quantity: true,
  held: true,
  sold: true,
  limitPerPerson: true,
  saleStartsAt: true,
  saleEndsAt: true,
  entitlements: { select: { kind: true, broadcastId: true } },
} as const

export function findTypes(db: Database, eventId: string) {
  return db.ticketType.findMany({ where: { eventId }, orderBy: { position: 'asc' }, select: typeShape })
}

export function findTypesById(db: Database, ids: readonly string[]) {
  return db.ticketType.findMany({ where: { id: { in: [...ids] } }, select: typeShape })
}

export function findType(db: Database, eventId: string, slug: string) {
  return db.ticketType.findUnique({ where: { eventId_slug: { eventId, slug } }, select: typeShape })
}

/** Adds to what a person holds of a type. Answers false when that would pass the limit. */
export async function raiseTally(db: Database, ticketTypeId: string, personId: string, quantity: number, limit: number): Promise<boolean> {
  if (quantity > limit) return false
  const count = await db.$executeRaw`
    INSERT INTO purchase_tally AS tally (ticket_type_id, person_id, quantity)
    VALUES (${ticketTypeId}::uuid, ${personId}::uuid, ${quantity})
    ON CONFLICT (ticket_type_id, person_id) DO UPDATE SET quantity = tally.quantity + EXCLUDED.quantity
    WHERE tally.quantity + EXCLUDED.quantity <= ${limit}`
  return count === 1
}

export async function lowerTally(db: Database, ticketTypeId: string, personId: string, quantity: number): Promise<void> {
  await db.$executeRaw`
    UPDATE purchase_tally SET quantity = quantity - ${quantity}
    WHERE ticket_type_id = ${ticketTypeId}::uuid AND person_id = ${personId}::uuid`
}

/**
 * Takes seats out of sale in one statement: the row's own lock decides every race, with other buyers and with the end of
 * the sale. Answers false when too few are left, or the sale is not open.
 */
export async function claimSeats(db: Database, ticketTypeId: string, quantity: number, now: Date): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE ticket_type SET held = held + ${quantity}
    WHERE id = ${ticketTypeId}::uuid AND held + sold + ${quantity} <= quantity AND sale_starts_at <= ${now} AND sale_ends_at > ${now}`
  return count === 1
}

/** Ends the sale of types that open this broadcast live and nothing else. Answers how many. */
export function endLiveOnlySales(db: Database, broadcastId: string, now: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE ticket_type SET sale_ends_at = ${now} WHERE sale_ends_at > ${now} AND id IN (
      SELECT t.id FROM ticket_type t
      WHERE EXISTS (SELECT 1 FROM entitlement e WHERE e.ticket_type_id = t.id AND e.kind = 'broadcast' AND e.broadcast_id = ${broadcastId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM entitlement e WHERE e.ticket_type_id = t.id
        AND NOT (e.kind = 'broadcast' AND e.broadcast_id = ${broadcastId}::uuid))
      ORDER BY t.id FOR UPDATE OF t)`
}

/** Held seats go back on sale. */
export async function releaseSeats(db: Database, ticketTypeId: string, quantity: number): Promise<void> {
  await db.$executeRaw`UPDATE ticket_type SET held = held - ${quantity} WHERE id = ${ticketTypeId}::uuid`
}

/** Held seats become sold ones. */
export async function sellSeats(db: Database, ticketTypeId: string, quantity: number): Promise<void> {
  await db.$executeRaw`UPDATE ticket_type SET held = held - ${quantity}, sold = sold + ${quantity} WHERE id = ${ticketTypeId}::uuid`
}

/** A sold seat goes back on sale. */
export async function returnSeat(db: Database, ticketTypeId: string): Promise<void> {
  await db.$executeRaw`UPDATE ticket_type SET sold = sold - 1 WHERE id = ${ticketTypeId}::uuid`
}

export async function addOrder(
  db: Database,
  order: Prisma.OrderUncheckedCreateInput,
  line: Omit<Prisma.OrderLineUncheckedCreateInput, 'orderId'>,
): Promise<void> {
  await db.order.create({ data: { ...order, lines: { create: line } }, select: { id: true } })
}

const orderShape = {
  id: true,
  personId: true,
  organisationId: true,
  eventId: true,
  state: true,
  sellerName: true,
  registrationNumber: true,
  totalYen: true,
  createdAt: true,
  expiresAt: true,
  lines: { select: { id: true, ticketTypeId: true, quantity: true, unitPriceYen: true, taxRatePercent: true } },
  payments: { orderBy: { createdAt: 'desc' }, select: { id: true, reference: true, redirectUrl: true, amountYen: true, state: true } },
} as const satisfies Prisma.OrderSelect

/** The person's own order, or null. */
export function findOrder(db: Database, scope: { personId: string }, id: string) {
  return db.order.findFirst({ where: { id, personId: scope.personId }, select: orderShape })
}

/** The person's own unpaid orders that still have time, the one that ends first at the top. */
export function findWaitingOrders(db: Database, scope: { personId: string }, now: Date) {
  return db.order.findMany({
    where: { personId: scope.personId, state: { in: ['held', 'awaiting_payment'] }, expiresAt: { gt: now } },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    select: { id: true, eventId: true, state: true, totalYen: true, expiresAt: true, lines: { select: { quantity: true, ticketType: { select: { name: true } } } } },
  })
}

/** An order of one of the organisations in scope, or null. */
export function findOrderOf(db: Database, scope: { organisationIds: readonly string[] }, id: string) {
  return db.order.findFirst({
    where: { id, organisationId: { in: [...scope.organisationIds] } },
    select: { id: true, personId: true, organisationId: true },
  })
}

/** Locks the order's row until the transaction ends, then reads it: what follows cannot race. For the platform's own work. */
export async function unsafeLockOrder(db: Database, id: string) {
  await db.$queryRaw`SELECT id FROM "order" WHERE id = ${id}::uuid FOR UPDATE`
  return db.order.findUnique({ where: { id }, select: orderShape })
}

export async function setOrder(db: Database, id: string, data: Prisma.OrderUncheckedUpdateInput): Promise<void> {
  await db.order.update({ where: { id }, data, select: { id: true } })
}

export async function addPayment(db: Database, row: Prisma.PaymentUncheckedCreateInput): Promise<void> {
  await db.payment.create({ data: row, select: { id: true } })
}

export function findPayment(db: Database, reference: string) {
  return db.payment.findUnique({ where: { reference }, select: { id: true, orderId: true } })
}

/** Payments we have heard nothing of, the oldest first: of orders that wait for one, or ended not long ago. For the worker. */
export async function unsafeFindUndecided(db: Database, openedBefore: Date, closedAfter: Date, most: number): Promise<string[]> {
  const rows = await db.payment.findMany({
    where: {
      state: 'pending',
      createdAt: { lt: openedBefore },
      order: { OR: [{ state: 'awaiting_payment' }, { state: { in: ['expired', 'cancelled'] }, closedAt: { gt: closedAfter } }] },
    },
    orderBy: { createdAt: 'asc' },
    take: most,
    select: { reference: true },
  })
  return rows.map((row) => row.reference)
}

export async function settlePayment(db: Database, id: string, state: 'succeeded' | 'failed', at: Date): Promise<void> {
  await db.payment.update({ where: { id }, data: { state, settledAt: at }, select: { id: true } })
}

/** Takes a provider's notice in. Answers false when it was taken in before. */
export async function addNotice(db: Database, provider: string, noticeId: string): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO payment_notice (provider, notice_id) VALUES (${provider}, ${noticeId}) ON CONFLICT DO NOTHING`
  return count === 1
}

/** Orders whose hold has run out, skipping those somebody works on. For the worker. */
export async function unsafeFindExpired(db: Database, now: Date, most: number): Promise<string[]> {
  const rows = await db.order.findMany({
    where: { state: { in: ['held', 'awaiting_payment'] }, expiresAt: { lte: now } },
    orderBy: { expiresAt: 'asc' },
    take: most,
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** Per event: seats sold and held, and their quota. */
export async function countSeats(db: Database, eventIds: readonly string[]) {
  return db.ticketType.groupBy({
    by: ['eventId'],
    where: { eventId: { in: [...eventIds] } },
    _sum: { sold: true, held: true, quantity: true },
  })
}

/** Per event: money taken less money refunded, yen. */
export async function sumTakings(db: Database, eventIds: readonly string[]): Promise<Map<string, number>> {
  if (eventIds.length === 0) return new Map()
  const rows = await db.$queryRaw<{ event_id: string; yen: bigint }[]>`
    SELECT o.event_id, sum(coalesce(p.yen, 0) - coalesce(r.yen, 0)) AS yen FROM "order" o
    LEFT JOIN (SELECT order_id, sum(amount_yen) AS yen FROM payment WHERE state = 'succeeded' GROUP BY order_id) p ON p.order_id = o.id
    LEFT JOIN (SELECT order_id, sum(amount_yen) AS yen FROM refund WHERE state <> 'failed' GROUP BY order_id) r ON r.order_id = o.id
    WHERE o.event_id::text = ANY(${[...eventIds]}) GROUP BY o.event_id`
  return new Map(rows.map((row) => [row.event_id, Number(row.yen)]))
}
