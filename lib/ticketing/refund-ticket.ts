import { organisationsWhere, type PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import { wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { RefundDto } from './contract'
import { refundInOrder } from './refund-in-order'
import { settleRefund } from './settle-refunds'
import { unsafeLockOrder } from './store'
import { findTicketOf } from './store-tickets'

/**
 * A manager refunds one ticket of their organisation: its right ends in this transaction, the seat
 * goes back on sale, the money is owed and asked for once; what the provider does not do now is left to the worker.
 * Playback learns of it through the outbox.
 * Throws `not_found`, or `ticket_ended` when it was refunded or revoked before.
 */
export async function refundTicket(ports: Ports, actor: PersonActor, input: { ticketId: string; reason: string }): Promise<RefundDto> {
  const found = await findTicketOf(ports.db, { organisationIds: organisationsWhere(actor, 'manager') }, input.ticketId)
  if (!found) throw notFound()
  const { amountYen, refundId } = await transact(ports, async (inside) => {
    // The order's row is locked first, as everywhere: two refunds of one order wait for each other.
    const order = await unsafeLockOrder(inside.db, found.orderLine.orderId)
    const ticket = order && (await refundInOrder(inside, order, found.id, input.reason))
    if (!ticket) throw new Problem('ticket_ended')
    await recordEntry(inside, {
      actorId: actor.personId,
      subjectId: ticket.personId,
      organisationId: order.organisationId,
      eventId: ticket.eventId,
      ticketId: ticket.id,
      detail: { amountYen: ticket.amountYen },
    })
    return ticket
  })
  await wakeOutbox(ports)
  await settleRefund(ports, refundId)
  return { refundedYen: amountYen, ticketState: 'refunded' }
}
