import { readDisplayNames } from '@/lib/accounts'
import { isWithinLimits, organisationsWhere, Words, type PersonActor } from '@/lib/accounts/contract'
import { readStaffedEvent } from '@/lib/events'
import { recordEntry } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { EventOrdersDto } from './contract'
import { countSeats, sumTakings } from './store'
import { readLetters } from './selling/letters'
import { countFailedRefunds, findFailedRefunds } from './store-refunds'
import { findBuyerIds, findOrdersOfEvent, findShortCodes } from './store-tickets'

/** Failed refunds that the page of orders lists; after some of them others come up. */
const mostFailed = 100

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

/** The orders of one event, for its organisation's managers and the event's own desk and support, by buyer's name, order id or short code. */
export async function listEventOrders(ports: Ports, actor: PersonActor, input: { slug: string; search?: string }): Promise<EventOrdersDto> {
  const event = await readStaffedEvent(ports, actor, 'manager', input.slug, ['desk', 'support'])
  const mayRefund = organisationsWhere(actor, 'manager').includes(event.organisationId)
  // Orders are of the whole event: whoever is limited to a part of it is nobody here.
  if (!mayRefund && !isWithinLimits(actor, ['desk', 'support'], event.id, event.id)) throw notFound()
  const search = input.search || null
  const named = search ? await buyersNamed(ports, event.id, search) : null
  const rows = await findOrdersOfEvent(ports.db, event.id, named, search)
  const failed = mayRefund ? await findFailedRefunds(ports.db, event.id, mostFailed) : []
  const [names, codes, letters] = await Promise.all([
    readDisplayNames(ports, [...rows.map((row) => row.personId), ...failed.map(({ order }) => order.personId)]),
    findShortCodes(ports.db, failed.flatMap(({ ticketId }) => ticketId ?? [])),
    event.state === 'cancelled' ? readLetters(ports, event.id) : [],
  ])
  const letterOf = new Map(letters.map(({ orderId, state }) => [orderId, state]))
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

