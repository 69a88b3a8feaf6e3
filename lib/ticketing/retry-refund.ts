import { organisationsWhere, type PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { RetriedRefundDto } from './contract'
import { settleRefund } from './settle-refunds'
import { findRefundOf, reviveRefund } from './store-refunds'

/**
 * A manager has a refund asked for again that the provider has refused. One that has not failed is left as it is, so that
 * a second press is harmless. Answers how it stands afterwards. Throws `not_found`.
 */
export async function retryRefund(ports: Ports, actor: PersonActor, input: { refundId: string }): Promise<RetriedRefundDto> {
  const scope = { organisationIds: organisationsWhere(actor, 'manager') }
  const found = await findRefundOf(ports.db, scope, input.refundId)
  if (!found) throw notFound()
  await transact(ports, async (inside) => {
    const isRevived = await reviveRefund(inside.db, found.id, inside.clock.now())
    await recordEntry(inside, {
      actorId: actor.personId,
      subjectId: found.order.personId,
      organisationId: found.order.organisationId,
      eventId: found.order.eventId,
      ticketId: found.ticketId,
      detail: { refundId: found.id, isRevived },
    })
  })
  await settleRefund(ports, found.id)
  return { state: (await findRefundOf(ports.db, scope, found.id))?.state ?? found.state }
}
