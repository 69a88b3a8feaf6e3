import { dismissEventStaff } from '@/lib/accounts'
import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { lockPlan, removePlan } from '@/lib/events'
import type { PlanAsSeen } from '@/lib/events/contract'
import { transact } from '@/lib/platform/db'
import { wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { countOrders, deleteType, findPlannedTypes } from '../store-selling'
import { planScope } from './change-plan'

/** Deletes a draft for good. Throws `not_found`, `changed_elsewhere`, or `conflict` for what was ever public or ordered. */
export async function removeEvent(ports: Ports, actor: PersonActor, input: PlanAsSeen): Promise<{ done: true }> {
  await transact(ports, async (inside) => {
    const plan = await lockPlan(inside, planScope(actor), input.slug, input.version)
    if (plan.state !== 'draft' || (await countOrders(inside.db, plan.id)) > 0) {
      throw new Problem('conflict', { user: 'Only a draft that nobody has ordered from can be removed.' })
    }
    for (const type of await findPlannedTypes(inside.db, plan.id)) await deleteType(inside.db, type.id)
    await dismissEventStaff(inside, plan.id)
    await removePlan(inside, plan)
    await recordEntry(inside, { actorId: actor.personId, organisationId: plan.organisationId, eventId: plan.id, detail: { removed: 'event' } })
  })
  await wakeOutbox(ports)
  return { done: true }
}
