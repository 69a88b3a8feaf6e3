import { organisationsWhere, type PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import { owe, wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { RefundDto } from './contract'
import { settleRefunds } from './settle-refunds'
import { lowerTally, returnSeat, setOrder, unsafeLockOrder } from './store'
import { addRefund, countLiveTickets, endTicket, findLinePrice, findTicketOf } from './store-tickets'

/**
 * A manager refunds one ticket of their organisation: its right ends in this transaction, the seat
 * goes back on sale, the money is owed. Playback learns of it through the outbox.
 * Throws `not_found`, or `ticket_ended` when it was refunded or revoked before.
 */
export async function refundTicket(ports: Ports, actor: PersonActor, input: { ticketId: string; reason: string }): Promise<RefundDto> {
  const found = await findTicketOf(ports.db, { organisationIds: organisationsWhere(actor, 'manager') }, input.ticketId)
  if (!found) throw notFound()
  const refundedYen = await transact(ports, async (inside) => {
    // The order's row is locked first, as everywhere: two refunds of one order wait for each other.
    const order = await unsafeLockOrder(inside.db, found.orderLine.orderId)
    const ticket = await endTicket(inside.db, found.id, 'refunded', inside.clock.now())
    if (!order || !ticket) throw new Problem('ticket_ended')
    const amountYen = await findLinePrice(inside.db, ticket.orderLineId)
    await lowerTally(inside.db, ticket.ticketTypeId, ticket.personId, 1)
    await returnSeat(inside.db, ticket.ticketTypeId)
    await addRefund(inside.db, { id: inside.ids.uuid(), orderId: order.id, ticketId: ticket.id, amountYen, reason: input.reason })
    const left = await countLiveTickets(inside.db, order.id)
    await setOrder(inside.db, order.id, { state: left === 0 ? 'refunded' : 'partly_refunded' })
    await owe(inside, 'ticket.ended', { ticketId: ticket.id, state: 'refunded' })
    await recordEntry(inside, {
      actorId: actor.personId,
      subjectId: ticket.personId,
      organisationId: order.organisationId,
      eventId: ticket.eventId,
      ticketId: ticket.id,
      detail: { amountYen },
    })
    return amountYen
  })
  await wakeOutbox(ports)
  await settleRefunds(ports)
  return { refundedYen, ticketState: 'refunded' }
}
