import { readDisplayNames } from '@/lib/accounts'
import { isWithinLimits, organisationsWhere, Words, type PersonActor } from '@/lib/accounts/contract'
import { readStaffedEvent } from '@/lib/events'
import { recordEntry } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { EventOrdersDto, ListOrders } from './contract'
import { countSeats, sumTakings } from './store'
import { isUnread, readLetters } from './selling/letters'
import { countFailedRefunds, findFailedRefunds } from './store-refunds'
import { countOrdersOf, findBuyerIds, findOrderPlace, findOrdersOf, findShortCodes } from './store-tickets'

/** Failed refunds that the page of orders lists; after some of them others come up. */
const mostFailed = 100
/** Orders of one answer. */
const perPage = 100

export type SalesFigures = { sold: number; held: number; quantity: number; takenYen: number }

/** Seats and takings of events that the caller's scope has already been narrowed to. */
export async function readSales(ports: Ports, eventIds: readonly string[]): Promise<Map<string, SalesFigures>> {
  const [seats, takings] = await Promise.all([countSeats(ports.db, eventIds), sumTakings(ports.db, eventIds)])
  return new Map(
    seats.map(({ eventId, _sum }) => [
      eventId,
      { sold: _sum.sold ?? 0, held: _sum.held ?? 0, quantity: _sum.quantity ?? 0, takenYen: takings.get(eventId) ?? 0 },
    ]),
  )
}

/** Refunds that did not go through, by event; the caller's scope has already been narrowed. */
export function readFailedRefunds(ports: Ports, eventIds: readonly string[]): Promise<Map<string, number>> {
  return countFailedRefunds(ports.db, eventIds)
}

/**
 * The orders of one event, for its organisation's managers and the event's own desk and support, by buyer's name, order number
 * or short code; so many at once. Throws `not_found`, also for an order to go on from that is not the event's.
 */
export async function listEventOrders(ports: Ports, actor: PersonActor, input: ListOrders): Promise<EventOrdersDto> {
  const event = await readStaffedEvent(ports, actor, 'manager', input.slug, ['desk', 'support'])
  const mayRefund = organisationsWhere(actor, 'manager').includes(event.organisationId)
  // Orders are of the whole event: whoever is limited to a part of it is nobody here.
  if (!mayRefund && !isWithinLimits(actor, ['desk', 'support'], event.id, event.id)) throw notFound()
  const search = input.search || null
  const after = input.after ? await findOrderPlace(ports.db, { eventId: event.id }, input.after) : null
  if (input.after && !after) throw notFound()
  const letters = event.state === 'cancelled' ? await readLetters(ports, event.id) : []
  const letterOf = new Map(letters.map(({ orderId, state }) => [orderId, state]))
  const missed = letters.filter(isUnread).map(({ orderId }) => orderId)
  const personIds = search ? await buyersNamed(ports, event.id, search) : []
  const which = { eventId: event.id, personIds, search, among: input.letter === 'missed' ? missed : null }
  const [rows, found, failed] = await Promise.all([
    findOrdersOf(ports.db, which, { most: perPage + 1, after }),
    countOrdersOf(ports.db, which),
    mayRefund ? findFailedRefunds(ports.db, event.id, mostFailed) : [],
  ])
  const next = rows.splice(perPage).length > 0 ? (rows.at(-1)?.id ?? null) : null
  const [names, codes] = await Promise.all([
    readDisplayNames(ports, [...rows.map((row) => row.personId), ...failed.map(({ order }) => order.personId)]),
    findShortCodes(ports.db, failed.flatMap(({ ticketId }) => ticketId ?? [])),
  ])
  await recordEntry(ports, { actorId: actor.personId, organisationId: event.organisationId, eventId: event.id, detail: { orders: rows.length } })
  return {
    eventTitle: event.title,
    mayRefund,
    mayBan: organisationsWhere(actor, 'owner').includes(event.organisationId),
    failedRefunds: failed.map(({ id, order, ticketId, amountYen, settledAt, createdAt }) => ({
      id,
      orderId: order.id,
      buyerName: names.get(order.personId) ?? '—',
      shortCode: codes.get(ticketId ?? '') ?? null,
      amountYen,
      since: (settledAt ?? createdAt).toISOString(),
    })),
    missed: missed.length,
    found,
    next,
    orders: rows.map((row) => ({
      id: row.id,
      buyerName: names.get(row.personId) ?? '—',
      placedAt: row.createdAt.toISOString(),
      state: row.state,
      totalYen: row.totalYen,
      letter: letterOf.get(row.id) ?? null,
      tickets: row.lines.flatMap((line) =>
        line.tickets.map((ticket) => ({ ...ticket, typeName: Words.parse(line.ticketType.name), priceYen: line.unitPriceYen })),
      ),
    })),
  }
}

async function buyersNamed(ports: Ports, eventId: string, search: string): Promise<string[]> {
  const names = await readDisplayNames(ports, await findBuyerIds(ports.db, eventId))
  const wanted = search.toLocaleLowerCase()
  return [...names].filter(([, name]) => name.toLocaleLowerCase().includes(wanted)).map(([id]) => id)
}
