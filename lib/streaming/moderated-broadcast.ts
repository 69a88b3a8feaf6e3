import { isWithinLimits, organisationsWhere, type PersonActor } from '@/lib/accounts/contract'
import { readBroadcast, type PlannedBroadcast } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'

/**
 * A broadcast that the actor watches over: as moderator or more of its organisation, on a visit of the platform, or as
 * moderator of its event who is not kept to other broadcasts. Throws `not_found` for every other.
 */
export async function readModeratedBroadcast(ports: Ports, actor: PersonActor, broadcastId: string): Promise<PlannedBroadcast> {
  const broadcast = await readBroadcast(ports, broadcastId)
  const isStaff = organisationsWhere(actor, 'moderator').includes(broadcast.organisationId)
  if (!isStaff && !isWithinLimits(actor, ['moderator'], broadcast.eventId, broadcast.id)) throw notFound()
  return broadcast
}
