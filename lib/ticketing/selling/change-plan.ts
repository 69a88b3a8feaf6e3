import { organisationsWhere, type PersonActor } from '@/lib/accounts/contract'
import { recordEntry, type EntryInput } from '@/lib/audit'
import { lockPlan, readPlan, type EventPlan, type PlanScope } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { EventPlanDto } from '../contract'
import { takenOut } from '../rules/checklist'
import { checklistOf, describePlan, readWhole, type WholePlan } from './describe-plan'

/** Where somebody may plan events: the organisations that they are manager of. */
export function planScope(actor: PersonActor): PlanScope {
  return { organisationIds: organisationsWhere(actor, 'manager') }
}

/** What a change leaves for the ledger, and where the plan is found afterwards when its address has changed. */
export type Changed = { slug?: string; detail?: EntryInput['detail'] }

export type Change = {
  /** The plan and the version that the editor saw; null for what must work whoever else has been here. */
  seen: { slug: string; version: number | null }
  /** Whether it may be done to what is over, too. */
  evenWhenOver?: true
  work: (inside: Ports, whole: WholePlan) => Promise<Changed | void>
}

/**
 * Changes a plan in one transaction that holds it: nobody else changes it meanwhile, a published event stays complete, and
 * the ledger has its row. Answers the plan as it is then.
 * Throws `not_found`, `changed_elsewhere`, `event_over`, `not_ready`, and what the work throws.
 */
export function changePlan(ports: Ports, actor: PersonActor, change: Change): Promise<EventPlanDto> {
  const scope = planScope(actor)
  return transact(ports, async (inside) => {
    const plan = await lockPlan(inside, scope, change.seen.slug, change.seen.version)
    if (isOver(plan) && !change.evenWhenOver) throw new Problem('event_over')
    const before = await readWhole(inside, plan)
    const changed = (await change.work(inside, before)) ?? {}
    const after = await readWhole(inside, await readPlan(inside, scope, changed.slug ?? plan.slug))
    if (plan.state === 'published') refuseTakenOut(inside, before, after)
    await recordEntry(inside, { actorId: actor.personId, organisationId: plan.organisationId, eventId: plan.id, detail: { version: plan.version, ...changed.detail } })
    return describePlan(inside, actor, after)
  })
}

export function isOver(plan: Pick<EventPlan, 'state'>): boolean {
  return plan.state === 'ended' || plan.state === 'cancelled'
}

function refuseTakenOut(ports: Ports, before: WholePlan, after: WholePlan): void {
  const now = ports.clock.now()
  const missing = takenOut(checklistOf(before, now), checklistOf(after, now))
  if (missing) throw new Problem('not_ready', { user: `A published event needs it: ${missing.code}.` })
}
