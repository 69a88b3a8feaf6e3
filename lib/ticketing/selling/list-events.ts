import { readSellers } from '@/lib/accounts'
import type { PersonActor } from '@/lib/accounts/contract'
import { listPlans, readPlan } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { PlannedEventsDto, type EventPlanDto } from '../contract'
import { readSales } from '../read-sales'
import { planScope } from './change-plan'
import { describePlan, describeSeller, readWhole } from './describe-plan'

/** All events of a manager's organisations with how they sell, the latest first. */
export async function listPlannedEvents(ports: Ports, actor: PersonActor): Promise<PlannedEventsDto> {
  const scope = planScope(actor)
  const [plans, sellers] = await Promise.all([listPlans(ports, scope), readSellers(ports, scope.organisationIds)])
  const sales = await readSales(ports, plans.map((plan) => plan.id))
  return PlannedEventsDto.parse({
    organisations: [...sellers.values()].map((seller) => describeSeller(actor, seller)),
    events: plans.map((plan) => ({
      ...plan,
      organisationSlug: sellers.get(plan.organisationId)?.slug ?? '-',
      startsAt: plan.startsAt.toISOString(),
      endsAt: plan.endsAt.toISOString(),
      updatedAt: plan.updatedAt.toISOString(),
      ...(sales.get(plan.id) ?? { sold: 0, held: 0, quantity: 0, takenYen: 0 }),
    })),
  })
}

/** One of them whole. Throws `not_found` for every other. */
export async function readEventPlan(ports: Ports, actor: PersonActor, input: { slug: string }): Promise<EventPlanDto> {
  const plan = await readPlan(ports, planScope(actor), input.slug)
  return describePlan(ports, actor, await readWhole(ports, plan))
}
