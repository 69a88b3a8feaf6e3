import { isBannedFrom, type PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { readEvents } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import { addPayment, findOrder, setOrder, unsafeLockOrder } from './store'

/** Whoever starts to pay gets at least this long, ms; and who starts again and again, this long after the hold's own end. */
const timeToPayMs = 5 * 60_000

/**
 * Starts the payment of a held order and says where to pay. A second press leads to the same page.
 * Throws `not_found`, `order_expired`, `order_closed`, `banned` or `payment_unavailable`.
 */
export async function openPayment(ports: Ports, actor: PersonActor, input: { orderId: string }): Promise<{ redirectUrl: string }> {
  const own = await findOrder(ports.db, actor, input.orderId)
  if (!own) throw notFound()
  const pending = own.payments.find((payment) => payment.state === 'pending')
  if (own.state === 'awaiting_payment' && pending) return { redirectUrl: pending.redirectUrl }
  refuseUnlessHeld(own.state, own.expiresAt, ports.clock.now())
  if (isBannedFrom(actor, own.organisationId)) throw new Problem('banned')
  // Its seats are about to be let go; a payment that was opened before comes back by itself.
  if ((await readEvents(ports, [own.eventId])).get(own.eventId)?.state === 'cancelled') throw new Problem('order_closed')

  // The provider is asked outside the transaction: a slow provider must not keep rows locked.
  const opened = await ports.payments.open({
    orderId: own.id,
    personId: actor.personId,
    amountYen: own.totalYen,
    sellerName: own.sellerName,
    returnUrl: `/checkout/${own.id}`,
  })
  const won = await transact(ports, async (inside) => {
    const order = await unsafeLockOrder(inside.db, own.id)
    const now = inside.clock.now()
    if (order?.state !== 'held' || order.expiresAt <= now) return order?.payments.find((payment) => payment.state === 'pending') ?? null
    await setOrder(inside.db, own.id, { state: 'awaiting_payment', expiresAt: payUntil(order, now, inside.env.holdMinutes) })
    await addPayment(inside.db, {
      id: inside.ids.uuid(),
      orderId: own.id,
      provider: inside.payments.provider,
      reference: opened.reference,
      redirectUrl: opened.redirectUrl,
      amountYen: own.totalYen,
    })
    await recordEntry(inside, { actorId: actor.personId, organisationId: own.organisationId, eventId: own.eventId })
    return opened
  })
  if (won !== opened) await ports.payments.cancel(opened.reference)
  if (!won) throw new Problem('order_expired')
  return { redirectUrl: won.redirectUrl }
}

/** Presses that fail do not keep a seat from others for ever: the end moves, but not past the hold and one time to pay. */
function payUntil(order: { createdAt: Date; expiresAt: Date }, now: Date, holdMinutes: number): Date {
  const atMost = order.createdAt.getTime() + holdMinutes * 60_000 + timeToPayMs
  return new Date(Math.max(order.expiresAt.getTime(), Math.min(now.getTime() + timeToPayMs, atMost)))
}

function refuseUnlessHeld(state: string, expiresAt: Date, now: Date): void {
  if (state === 'expired' || (state === 'held' && expiresAt <= now)) throw new Problem('order_expired')
  if (state !== 'held') throw new Problem('order_closed')
}
