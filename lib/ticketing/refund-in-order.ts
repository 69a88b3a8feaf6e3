import { owe } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { lowerTally, returnSeat, setOrder, type unsafeLockOrder } from './store'
import { addRefund } from './store-refunds'
import { countLiveTickets, endTicket, findLinePrice } from './store-tickets'

type LockedOrder = NonNullable<Awaited<ReturnType<typeof unsafeLockOrder>>>

/**
 * Refunds one ticket of an order whose row this transaction has locked: its right ends, the seat goes back, the money is
 * owed, playback is told. Answers null when its right had ended before.
 */
export async function refundInOrder(
  ports: Ports,
  order: LockedOrder,
  ticketId: string,
  reason: string,
): Promise<{ id: string; personId: string; eventId: string; amountYen: number; refundId: string } | null> {
  const now = ports.clock.now()
  const ticket = await endTicket(ports.db, ticketId, 'refunded', now)
  if (!ticket) return null
  const amountYen = await findLinePrice(ports.db, ticket.orderLineId)
  await lowerTally(ports.db, ticket.ticketTypeId, ticket.personId, 1)
  await returnSeat(ports.db, ticket.ticketTypeId)
  const refundId = ports.ids.uuid()
  await addRefund(ports.db, { id: refundId, orderId: order.id, ticketId: ticket.id, amountYen, reason }, now)
  const left = await countLiveTickets(ports.db, order.id)
  await setOrder(ports.db, order.id, { state: left === 0 ? 'refunded' : 'partly_refunded' })
  await owe(ports, 'ticket.ended', { ticketId: ticket.id, state: 'refunded' })
  return { ...ticket, amountYen, refundId }
}
