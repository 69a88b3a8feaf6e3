import type { PersonActor } from '@/lib/accounts/contract'
import { publishPlan } from '@/lib/events'
import type { PlanAsSeen } from '@/lib/events/contract'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { EventPlanDto } from '../contract'
import { changePlan } from './change-plan'
import { checklistOf } from './describe-plan'

/**
 * A draft becomes public, as its editor saw it. Throws as `changePlan` does, `conflict` when it was published before, or
 * `not_ready` with the codes of what is missing.
 */
export function publishEvent(ports: Ports, actor: PersonActor, input: PlanAsSeen): Promise<EventPlanDto> {
  return changePlan(ports, actor, {
    seen: input,
    work: async (inside, whole) => {
      if (whole.plan.state !== 'draft') throw new Problem('conflict', { user: 'This event is published already.' })
      const { missing } = checklistOf(whole, inside.clock.now())
      if (missing.length > 0) throw new Problem('not_ready', { user: `Still missing: ${[...new Set(missing.map(({ code }) => code))].join(', ')}.` })
      await publishPlan(inside, whole.plan)
      return { detail: { state: 'published' } }
    },
  })
}
