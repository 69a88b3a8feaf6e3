import { banPerson } from '@/lib/accounts'
import { organisationsWhere, type PersonActor } from '@/lib/accounts/contract'
import { transact } from '@/lib/platform/db'
import { wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { findOrderOf } from './store'

/** An owner bans the buyer of an order from everything of the organisation. Throws `not_found`. */
export async function banBuyer(ports: Ports, actor: PersonActor, input: { orderId: string; reason: string }): Promise<{ done: true }> {
  const order = await findOrderOf(ports.db, { organisationIds: organisationsWhere(actor, 'owner') }, input.orderId)
  if (!order) throw notFound()
  await transact(ports, (inside) =>
    banPerson(inside, {
      byPersonId: actor.personId,
      personId: order.personId,
      organisationId: order.organisationId,
      reason: input.reason,
    }),
  )
  await wakeOutbox(ports)
  return { done: true }
}
