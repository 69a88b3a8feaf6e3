import { readLetterAddress } from '@/lib/accounts'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import { oweMail, wakeMail } from '@/lib/platform/mail/owe-mail'
import type { Ports } from '@/lib/platform/ports'
import { refundInOrder } from '../refund-in-order'
import { releaseOrder } from '../release-order'
import { wakeRefunds } from '../settle-refunds'
import { unsafeLockOrder } from '../store'
import { findLiveTickets, unsafeFindUnfinished } from '../store-selling'

/** Why a refund of a cancelled event was owed: in the books, and what progress is counted by. */
export const cancelledReason = 'the event was cancelled'

/**
 * Carries on with what a cancelled event owes its buyers: those who were paying are let go, those who have paid get
 * everything back, each order in a transaction of its own and under its own lock, so that it may be done again, or by two
 * at once. The provider is asked for the money elsewhere: a slow one must not keep other reactions waiting.
 * Answers whether all is owed that will be. For a reaction.
 */
export async function refundCancelled(ports: Ports, eventId: string, most = 20): Promise<boolean> {
  const orderIds = await unsafeFindUnfinished(ports.db, eventId, most)
  for (const orderId of orderIds) {
    const reference = await transact(ports, (inside) => finishOrder(inside, orderId))
    if (reference) await ports.payments.cancel(reference)
  }
  if (orderIds.length > 0) await Promise.all([wakeMail(ports), wakeRefunds(ports)])
  return orderIds.length < most
}

/** Answers the reference of a payment that was open, to be ended at its provider. */
async function finishOrder(ports: Ports, orderId: string): Promise<string | null> {
  const order = await unsafeLockOrder(ports.db, orderId)
  if (!order) return null
  if (order.state === 'held' || order.state === 'awaiting_payment') return (await releaseOrder(ports, orderId, 'cancelled')) ?? null
  let refundedYen = 0
  for (const ticketId of await findLiveTickets(ports.db, orderId)) {
    const refunded = await refundInOrder(ports, order, ticketId, cancelledReason)
    if (!refunded) continue
    refundedYen += refunded.amountYen
    const facts = { actorId: null, subjectId: refunded.personId, organisationId: order.organisationId, eventId: order.eventId }
    await recordEntry(asRefund(ports), { ...facts, ticketId, detail: { amountYen: refunded.amountYen, cancelled: true } })
  }
  const to = refundedYen > 0 ? await readLetterAddress(ports, order.personId) : null
  if (to) await oweMail(ports, { template: 'event_cancelled', subjectId: order.id, ...to })
  return null
}

/** In the ledger it is a refund, whoever's work brought it about. */
function asRefund(ports: Ports): Ports {
  return { ...ports, request: { ...ports.request, action: 'ticketing.refund' } }
}
