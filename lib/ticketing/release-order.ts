import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { lowerTally, releaseSeats, setOrder, unsafeFindExpired, unsafeLockOrder } from './store'

/**
 * Ends an unpaid order and returns its seats, exactly once. Call it inside a transaction.
 * Answers the open payment's reference, or null; undefined when the order is no longer unpaid.
 */
export async function releaseOrder(ports: Ports, orderId: string, state: 'expired' | 'cancelled'): Promise<string | null | undefined> {
  const order = await unsafeLockOrder(ports.db, orderId)
  const now = ports.clock.now()
  if (!order || (order.state !== 'held' && order.state !== 'awaiting_payment')) return undefined
  if (state === 'expired' && order.expiresAt > now) return undefined
  await setOrder(ports.db, order.id, { state, closedAt: now })
  for (const line of order.lines) {
    await lowerTally(ports.db, line.ticketTypeId, order.personId, line.quantity)
    await releaseSeats(ports.db, line.ticketTypeId, line.quantity)
  }
  return order.payments.find((payment) => payment.state === 'pending')?.reference ?? null
}

/**
 * Returns the seats of every hold that has run out. A payment that is still open is ended at the
 * provider too; one that slipped through comes back as a late notice and is refunded.
 * Answers how many orders expired.
 */
export async function expireHolds(ports: Ports, most = 100): Promise<number> {
  let expired = 0
  for (const orderId of await unsafeFindExpired(ports.db, ports.clock.now(), most)) {
    const reference = await transact(ports, (inside) => releaseOrder(inside, orderId, 'expired'))
    if (reference === undefined) continue
    expired += 1
    if (reference) await ports.payments.cancel(reference)
  }
  return expired
}
