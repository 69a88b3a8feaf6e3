import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { AddBroadcast } from '../contract'
import { broadcastFault, faultSentences } from '../rules/plan-faults'
import { most } from '../rules/plan-inputs'
import { addBroadcastRows, deleteBroadcast, setBroadcast } from '../store-plan'
import type { EventPlan } from './plan'

export type BroadcastFacts = Pick<AddBroadcast, 'title' | 'startsAt' | 'endsAt' | 'archiveMinutes'> & { artistProfileId: string }

/** Adds a broadcast to a locked plan. Throws a `PlanFault` or `too_many_kept`. */
export async function addBroadcast(ports: Ports, plan: EventPlan, facts: BroadcastFacts): Promise<void> {
  if (plan.broadcasts.length >= most.broadcasts) throw new Problem('too_many_kept', { user: `An event holds ${most.broadcasts} broadcasts at most.` })
  await addBroadcastRows(ports.db, [{ id: ports.ids.uuid(), eventId: plan.id, ...checked(plan, facts) }])
}

/** Changes a broadcast of a locked plan. Throws `not_found`, a `PlanFault`, or `invalid_input` for another artist of a published one. */
export async function changeBroadcast(ports: Ports, plan: EventPlan, broadcastId: string, facts: BroadcastFacts): Promise<void> {
  const { artistProfileId } = broadcastOf(plan, broadcastId)
  // Its stream belongs to the artist whom the public was told.
  if (plan.state !== 'draft' && facts.artistProfileId !== artistProfileId) {
    throw new Problem('invalid_input', { user: 'artistSlug: the artist of a published broadcast stays. Add another broadcast instead.' })
  }
  await setBroadcast(ports.db, { eventId: plan.id }, broadcastId, checked(plan, facts))
}

/** Removes a broadcast of a locked plan; the caller has seen that no ticket opens it. Throws `not_found`. */
export async function removeBroadcast(ports: Ports, plan: EventPlan, broadcastId: string): Promise<void> {
  await deleteBroadcast(ports.db, { eventId: plan.id }, broadcastOf(plan, broadcastId).id)
}

/** A broadcast of the plan. Throws `not_found`. */
export function broadcastOf(plan: EventPlan, broadcastId: string): EventPlan['broadcasts'][number] {
  const broadcast = plan.broadcasts.find(({ id }) => id === broadcastId)
  if (!broadcast) throw notFound()
  return broadcast
}

function checked(plan: EventPlan, facts: BroadcastFacts) {
  const row = { ...facts, startsAt: new Date(facts.startsAt), endsAt: new Date(facts.endsAt) }
  const fault = broadcastFault(plan, row)
  if (fault) throw new Problem(fault, { user: faultSentences[fault] })
  return row
}
