import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { PaymentNotice } from '@/lib/platform/payments/payments'
import type { Ports } from '@/lib/platform/ports'
import { addNotice, findPayment, sellSeats, setOrder, settlePayment, unsafeLockOrder } from './store'
import { addRefund } from './store-refunds'
import { addTickets } from './store-tickets'

/**
 * Takes in what a payment provider says, in any order and any number of times. Money that arrives for
 * an order that is gone is owed back at once: money taken means a ticket or a recorded refund.
 * Throws `invalid_input` for a notice that is not the provider's.
 */
export async function takePaymentNotice(ports: Ports, input: { body: string; signature: string }): Promise<{ done: true }> {
  const notice = ports.payments.readNotice(input.body, input.signature)
  await transact(ports, async (inside) => {
    if (!(await addNotice(inside.db, notice.provider, notice.noticeId))) return
    const found = await findPayment(inside.db, notice.reference)
    if (!found) {
      // Opened at the provider, then lost before our row was written: nothing was promised for it.
      ports.log.warn({ request: ports.request.id }, 'a notice for a payment we do not know')
      return
    }
    // What the payment has become is read under the order's lock: two notices of it may come at once.
    const order = await unsafeLockOrder(inside.db, found.orderId)
    const payment = order?.payments.find(({ id }) => id === found.id)
    if (!order || !payment) throw new Error('a payment without its order')
    if (notice.outcome === 'succeeded') await succeed(inside, order, payment, notice)
    else await fail(inside, order, payment)
  })
  return { done: true }
}

type LockedOrder = NonNullable<Awaited<ReturnType<typeof unsafeLockOrder>>>
type LockedPayment = LockedOrder['payments'][number]

async function succeed(ports: Ports, order: LockedOrder, payment: LockedPayment, notice: PaymentNotice): Promise<void> {
  if (payment.state === 'succeeded') return
  const now = ports.clock.now()
  await settlePayment(ports.db, payment.id, 'succeeded', now)
  const isOpen = order.state === 'held' || order.state === 'awaiting_payment'
  const isExact = notice.amountYen === order.totalYen
  if (!isOpen || !isExact) {
    const reason = isExact ? `paid after the order was ${order.state}` : 'the amount paid is not the amount asked'
    await addRefund(ports.db, { id: ports.ids.uuid(), orderId: order.id, amountYen: notice.amountYen, reason }, now)
    return
  }
  await setOrder(ports.db, order.id, { state: 'paid', paidAt: now })
  for (const line of order.lines) {
    await sellSeats(ports.db, line.ticketTypeId, line.quantity)
    await addTickets(
      ports.db,
      Array.from({ length: line.quantity }, () => ({
        id: ports.ids.uuid(),
        orderLineId: line.id,
        ticketTypeId: line.ticketTypeId,
        eventId: order.eventId,
        personId: order.personId,
        shortCode: ports.ids.code(7),
        issuedAt: now,
      })),
    )
  }
  await recordEntry(ports, { actorId: null, subjectId: order.personId, organisationId: order.organisationId, eventId: order.eventId })
}

/** A refused payment gives the order back to its buyer for another try, until its time runs out. */
async function fail(ports: Ports, order: LockedOrder, payment: LockedPayment): Promise<void> {
  if (payment.state !== 'pending') return
  await settlePayment(ports.db, payment.id, 'failed', ports.clock.now())
  if (order.state === 'awaiting_payment') await setOrder(ports.db, order.id, { state: 'held' })
}
