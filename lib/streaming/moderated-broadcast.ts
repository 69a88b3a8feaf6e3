import { isWithinLimits, organisationsWhere, type PersonActor } from '@/lib/accounts/contract'
import { readBroadcast, type PlannedBroadcast } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'

/**
 * Whether the actor watches over a broadcast: as moderator or more of its organisation, on a visit of the platform, or
 * as moderator of its event who is not kept to other broadcasts.
 */
export function watchesOver(actor: PersonActor, broadcast: Pick<PlannedBroadcast, 'id' | 'eventId' | 'organisationId'>): boolean {
  if (organisationsWhere(actor, 'moderator').includes(broadcast.organisationId)) return true
  return isWithinLimits(actor, ['moderator'], broadcast.eventId, broadcast.id)
}

/** A broadcast that the actor watches over. Throws `not_found` for every other. */
export async function readModeratedBroadcast(ports: Ports, actor: PersonActor, broadcastId: string): Promise<PlannedBroadcast> {
  const broadcast = await readBroadcast(ports, broadcastId)
  if (!watchesOver(actor, broadcast)) throw notFound()
  return broadcast
}
