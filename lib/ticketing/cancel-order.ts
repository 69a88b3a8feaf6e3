import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { OrderDto } from './contract'
import { readOrder } from './read-order'
import { releaseOrder } from './release-order'
import { findOrder } from './store'

/** The buyer gives up an unpaid order; the seats go back on sale. Throws `not_found` or `order_closed`. */
export async function cancelOrder(ports: Ports, actor: PersonActor, input: { orderId: string }): Promise<OrderDto> {
  const own = await findOrder(ports.db, actor, input.orderId)
  if (!own) throw notFound()
  const reference = await transact(ports, async (inside) => {
    const open = await releaseOrder(inside, own.id, 'cancelled')
    if (open === undefined) throw new Problem('order_closed')
    await recordEntry(inside, { actorId: actor.personId, organisationId: own.organisationId, eventId: own.eventId })
    return open
  })
  if (reference) await ports.payments.cancel(reference)
  return readOrder(ports, actor, input)
}
