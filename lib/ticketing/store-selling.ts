import { Prisma, type Database } from '@/lib/platform/db'
import { typeShape } from './store'

const plannedShape = {
  ...typeShape,
  position: true,
  _count: { select: { lines: true } },
} as const satisfies Prisma.TicketTypeSelect

export type PlannedTypeRow = Prisma.TicketTypeGetPayload<{ select: typeof plannedShape }>

/** The ticket types of an event that the caller's scope has been narrowed to. */
export function findPlannedTypes(db: Database, eventId: string): Promise<PlannedTypeRow[]> {
  return db.ticketType.findMany({ where: { eventId }, orderBy: [{ position: 'asc' }, { slug: 'asc' }], select: plannedShape })
}

/** Holds a type's row until the transaction ends, then reads it: no buyer comes between. */
export async function lockType(db: Database, scope: { eventId: string }, slug: string): Promise<PlannedTypeRow | null> {
  await db.$queryRaw`SELECT id FROM ticket_type WHERE event_id = ${scope.eventId}::uuid AND slug = ${slug} FOR UPDATE`
  return db.ticketType.findUnique({ where: { eventId_slug: { eventId: scope.eventId, slug } }, select: plannedShape })
}

export type Opening = { kind: 'broadcast' | 'archive'; broadcastId: string }

export async function addType(db: Database, row: Prisma.TicketTypeUncheckedCreateInput, opens: readonly Opening[]): Promise<void> {
  await db.ticketType.create({ data: { ...row, entitlements: { create: [...opens] } }, select: { id: true } })
}

export async function setType(db: Database, id: string, data: Prisma.TicketTypeUncheckedUpdateInput): Promise<void> {
  await db.ticketType.update({ where: { id }, data, select: { id: true } })
}

/** Sets the quota in one statement with the seats that are gone. Answers false when it would fall below them. */
export async function setQuantity(db: Database, id: string, quantity: number): Promise<boolean> {
  const count = await db.$executeRaw`UPDATE ticket_type SET quantity = ${quantity} WHERE id = ${id}::uuid AND held + sold <= ${quantity}`
  return count === 1
}

export async function setOpenings(db: Database, ticketTypeId: string, opens: readonly Opening[]): Promise<void> {
  await db.entitlement.deleteMany({ where: { ticketTypeId, kind: { in: ['broadcast', 'archive'] } } })
  await db.entitlement.createMany({ data: opens.map((opening) => ({ ...opening, ticketTypeId })) })
}

/** Deletes a type that was never ordered. Answers false when it was: the order's row holds it, also in a race. */
export async function deleteType(db: Database, id: string): Promise<boolean> {
  try {
    await db.entitlement.deleteMany({ where: { ticketTypeId: id } })
    await db.ticketType.delete({ where: { id }, select: { id: true } })
    return true
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003') return false
    throw error
  }
}

/** Stops selling now: one type, or all of an event. Rows are taken in one order, so that two who stop them do not block each other. */
export function closeSales(db: Database, eventId: string, typeId: string | null, now: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE ticket_type SET sale_ends_at = ${now}, sale_starts_at = least(sale_starts_at, ${now})
    WHERE id IN (SELECT id FROM ticket_type WHERE event_id = ${eventId}::uuid AND (${typeId}::uuid IS NULL OR id = ${typeId}::uuid)
      ORDER BY id FOR UPDATE) AND sale_ends_at > ${now}`
}

/** Moves the ends of an event's sales along with its start, ms. A sale that is over, or was ended by hand, stays over. */
export async function moveSaleEnds(db: Database, eventId: string, byMs: number, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE ticket_type SET sale_ends_at = greatest(sale_ends_at + make_interval(secs => ${byMs / 1000}::double precision), sale_starts_at + interval '1 minute')
    WHERE id IN (SELECT id FROM ticket_type WHERE event_id = ${eventId}::uuid ORDER BY id FOR UPDATE) AND sale_ends_at > ${now}`
}

export function countOrders(db: Database, eventId: string): Promise<number> {
  return db.order.count({ where: { eventId } })
}

/** Orders of an event that still hold seats or tickets, the oldest first. For the platform's own work. */
export async function unsafeFindUnfinished(db: Database, eventId: string, most: number): Promise<string[]> {
  const rows = await db.order.findMany({
    where: {
      eventId,
      OR: [
        { state: { in: ['held', 'awaiting_payment'] } },
        { state: { in: ['paid', 'partly_refunded'] }, lines: { some: { tickets: { some: { state: { in: ['valid', 'used'] } } } } } },
      ],
    },
    orderBy: { createdAt: 'asc' },
    take: most,
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** The tickets of an order that still hold. */
export async function findLiveTickets(db: Database, orderId: string): Promise<string[]> {
  const rows = await db.ticket.findMany({ where: { orderLine: { orderId }, state: { in: ['valid', 'used'] } }, orderBy: { id: 'asc' }, select: { id: true } })
  return rows.map((row) => row.id)
}
