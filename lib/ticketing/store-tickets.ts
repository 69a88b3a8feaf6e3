import { askKept, Prisma, type Database } from '@/lib/platform/db'
import type { TicketRight } from './ticket-right'

export async function addTickets(db: Database, rows: Prisma.TicketCreateManyInput[]): Promise<void> {
  await db.ticket.createMany({ data: rows })
}

const ticketShape = {
  id: true,
  state: true,
  personId: true,
  eventId: true,
  ticketTypeId: true,
  shortCode: true,
  issuedAt: true,
  orderLine: { select: { orderId: true, unitPriceYen: true, ticketType: { select: { name: true, entitlements: { select: { kind: true, broadcastId: true } } } } } },
} as const satisfies Prisma.TicketSelect

export function findTickets(db: Database, scope: { personId: string }) {
  return db.ticket.findMany({ where: { personId: scope.personId }, orderBy: { issuedAt: 'desc' }, select: ticketShape })
}

/** What the person's own ticket opens, or null. */
export async function findTicketRight(db: Database, scope: { personId: string }, id: string): Promise<TicketRight | null> {
  const [row] = await askKept<TicketRight>(db, 'ticketing.right', ticketRight(scope, id))
  return row ?? null
}

/** A `TicketRight` as a query: one row, or none. For a statement of another room that asks more at once. */
export function ticketRight(scope: { personId: string }, id: string): Prisma.Sql {
  return Prisma.sql`
    SELECT t.id AS "ticketId", t.state::text AS state, t.event_id AS "eventId", t.short_code AS "shortCode", coalesce((
      SELECT json_agg(json_build_object('kind', e.kind, 'broadcastId', e.broadcast_id))
      FROM entitlement e WHERE e.ticket_type_id = t.ticket_type_id), '[]') AS entitlements
    FROM ticket t WHERE t.id = ${id}::uuid AND t.person_id = ${scope.personId}::uuid`
}

/**
 * The person's ticket while it is valid, as the beginning of a statement that gives something for it. Its refund waits
 * for that statement, or the statement for the refund, and then finds nothing.
 */
export function validTicketHeld(scope: { personId: string }, id: string): Prisma.Sql {
  return Prisma.sql`SELECT id FROM ticket WHERE id = ${id}::uuid AND person_id = ${scope.personId}::uuid AND state IN ('valid', 'used') FOR SHARE`
}

/** A ticket of one of the organisations in scope: its id and order, or null. */
export async function findTicketOf(db: Database, scope: { organisationIds: readonly string[] }, id: string) {
  return db.ticket.findFirst({
    where: { id, orderLine: { order: { organisationId: { in: [...scope.organisationIds] } } } },
    select: { id: true, orderLine: { select: { orderId: true } } },
  })
}

/** Ends a ticket's right once. Answers its facts, or null when it had ended before. */
export async function endTicket(db: Database, id: string, state: 'refunded' | 'revoked', at: Date) {
  const [row] = await db.ticket.updateManyAndReturn({
    where: { id, state: { in: ['valid', 'used'] } },
    data: { state, endedAt: at },
    select: { id: true, personId: true, eventId: true, ticketTypeId: true, orderLineId: true },
  })
  return row ?? null
}

export async function countLiveTickets(db: Database, orderId: string): Promise<number> {
  return db.ticket.count({ where: { orderLine: { orderId }, state: { in: ['valid', 'used'] } } })
}

export async function findLinePrice(db: Database, orderLineId: string): Promise<number> {
  const line = await db.orderLine.findUniqueOrThrow({ where: { id: orderLineId }, select: { unitPriceYen: true } })
  return line.unitPriceYen
}

/** Which orders of one event: by buyer, by the beginning of an order's number or a ticket's short code; or only some of them. */
export type WhichOrders = { eventId: string; personIds: readonly string[]; search: string | null; among: readonly string[] | null }

function whereOrders({ eventId, personIds, search, among }: WhichOrders): Prisma.OrderWhereInput {
  const range = search ? idsFrom(search) : null
  return {
    eventId,
    AND: [
      among ? { id: { in: [...among] } } : {},
      search
        ? {
            OR: [
              { personId: { in: [...personIds] } },
              ...(range ? [{ id: range }] : []),
              { lines: { some: { tickets: { some: { shortCode: search.toUpperCase() } } } } },
            ],
          }
        : {},
    ],
  }
}

export function countOrdersOf(db: Database, which: WhichOrders): Promise<number> {
  return db.order.count({ where: whereOrders(which) })
}

/** So many of them, the newest first; after one of the event's own orders, when there is such a one. */
export function findOrdersOf(db: Database, which: WhichOrders, { most, after }: { most: number; after: { id: string; createdAt: Date } | null }) {
  const older = after && { OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }] }
  return db.order.findMany({
    where: { AND: [whereOrders(which), older ?? {}] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: {
      id: true,
      personId: true,
      createdAt: true,
      state: true,
      totalYen: true,
      lines: {
        select: {
          unitPriceYen: true,
          ticketType: { select: { name: true } },
          tickets: { select: { id: true, state: true, shortCode: true }, orderBy: { issuedAt: 'asc' } },
        },
      },
    },
  })
}

/** An event's own order as a place in its list, or null. */
export function findOrderPlace(db: Database, scope: { eventId: string }, id: string) {
  return db.order.findFirst({ where: { id, eventId: scope.eventId }, select: { id: true, createdAt: true } })
}

/** The short codes of these tickets, by id. */
export async function findShortCodes(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.ticket.findMany({ where: { id: { in: [...ids] } }, select: { id: true, shortCode: true } })
  return new Map(rows.map((row) => [row.id, row.shortCode]))
}

/** Buyers of an event, for searching by name. */
export async function findBuyerIds(db: Database, eventId: string): Promise<string[]> {
  const rows = await db.order.findMany({ where: { eventId }, distinct: ['personId'], select: { personId: true } })
  return rows.map((row) => row.personId)
}

/** All ids that begin so, when it is as much of one as pages show, or more. */
function idsFrom(text: string): { gte: string; lte: string } | null {
  const digits = text.toLowerCase().replaceAll('-', '')
  if (!/^[0-9a-f]{8,32}$/.test(digits)) return null
  const whole = (filler: string) => digits.padEnd(32, filler).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { gte: whole('0'), lte: whole('f') }
}
