import type { Words } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { deleteEvent, findBroadcastIds, findCoverDigest, setPlan } from '../store-plan'
import { oweDeletion } from './cover-files'
import type { EventPlan } from './plan'

/** A locked draft becomes public. */
export async function publishPlan(ports: Ports, plan: EventPlan): Promise<void> {
  await setPlan(ports.db, plan.id, { state: 'published', publishedAt: ports.clock.now() })
}

/** A locked published event will not take place. What follows from it is owed by the caller, in the same transaction. */
export async function cancelPlan(ports: Ports, plan: EventPlan, reason: Words): Promise<void> {
  await setPlan(ports.db, plan.id, { state: 'cancelled', cancelReason: reason, cancelledAt: ports.clock.now() })
}

/** A locked draft is deleted whole; the caller has deleted what other rooms keep of it. */
export async function removePlan(ports: Ports, plan: EventPlan): Promise<void> {
  const cover = await findCoverDigest(ports.db, plan.id)
  if (cover) await oweDeletion(ports, plan.id, cover)
  await deleteEvent(ports.db, plan.id)
}

/** The broadcasts of an event, for the platform's own work. */
export function listBroadcastIds(ports: Ports, eventId: string): Promise<string[]> {
  return findBroadcastIds(ports.db, eventId)
}
