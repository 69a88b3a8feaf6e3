import { Words, type PersonActor } from '@/lib/accounts/contract'
import { readEvents } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { OrderDto } from './contract'
import { orderedEvent } from './ordered-event'
import { taxIncluded } from './rules/tax'
import { findOrder, findTypesById } from './store'

/** The buyer's own order. Throws `not_found` for every other. */
export async function readOrder(ports: Ports, actor: PersonActor, input: { orderId: string }): Promise<OrderDto> {
  const order = await findOrder(ports.db, actor, input.orderId)
  if (!order) throw notFound()
  const [events, types] = await Promise.all([
    readEvents(ports, [order.eventId]),
    findTypesById(ports.db, order.lines.map((line) => line.ticketTypeId)),
  ])
  const event = events.get(order.eventId)
  if (!event) throw notFound('an order without its event')
  const names = new Map(types.map((type) => [type.id, Words.parse(type.name)]))
  const isOpen = order.state === 'held' || order.state === 'awaiting_payment'
  return {
    id: order.id,
    state: order.state,
    ...orderedEvent(event),
    sellerName: order.sellerName,
    registrationNumber: order.registrationNumber,
    lines: order.lines.flatMap((line) => {
      const name = names.get(line.ticketTypeId)
      return name ? [{ name, quantity: line.quantity, unitPriceYen: line.unitPriceYen, taxRatePercent: line.taxRatePercent }] : []
    }),
    totalYen: order.totalYen,
    taxYen: taxIncluded(order.lines),
    expiresInMs: isOpen ? Math.max(0, order.expiresAt.getTime() - ports.clock.now().getTime()) : null,
    createdAt: order.createdAt.toISOString(),
  }
}
