import type { PersonActor } from '@/lib/accounts/contract'
import { cancelPlan } from '@/lib/events'
import type { CancelEvent } from '@/lib/events/contract'
import { owe, wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { EventPlanDto } from '../contract'
import { closeSales } from '../store-selling'
import { changePlan } from './change-plan'

/**
 * A published event will not take place: nothing of it is sold from this transaction on, and the money of every buyer is
 * owed back (`event.cancelled`). Whoever is paying this moment has either held a seat before the sale closed, and is then
 * found among the orders, or meets a sale that is over. Throws `not_found`, `event_over`, or `conflict` for a draft.
 */
export async function cancelEvent(ports: Ports, actor: PersonActor, input: CancelEvent): Promise<EventPlanDto> {
  const plan = await changePlan(ports, actor, {
    seen: { slug: input.slug, version: null },
    work: async (inside, whole) => {
      if (whole.plan.state !== 'published') throw new Problem('conflict', { user: 'A draft is removed, not cancelled.' })
      await cancelPlan(inside, whole.plan, input.reason)
      await closeSales(inside.db, whole.plan.id, null, inside.clock.now())
      await owe(inside, 'event.cancelled', { eventId: whole.plan.id })
      return { detail: { state: 'cancelled' } }
    },
  })
  await wakeOutbox(ports)
  return plan
}
