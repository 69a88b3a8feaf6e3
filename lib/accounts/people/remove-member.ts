import { recordEntry } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import type { PersonActor } from '../contract'
import { endOwnership } from './change-role'
import { changeMember } from './owned'
import { removeMembership } from './store'
import { withdrawInvitationsTo } from './store-invitations'

/**
 * An owner takes a member's role away: it holds from their next request on, their open streams end within seconds, and
 * invitations that still wait for their address are void, or they would be the way back in.
 * Throws `not_found`, or `last_owner` when none would be left.
 */
export async function removeMember(ports: Ports, actor: PersonActor, input: { membershipId: string }): Promise<{ done: true }> {
  await changeMember(ports, actor, input.membershipId, async (inside, member) => {
    if (member.role === 'owner') await endOwnership(inside, member)
    await removeMembership(inside.db, member.id)
    await withdrawInvitationsTo(inside.db, member.organisationId, member.personId, inside.clock.now())
    await recordEntry(inside, { actorId: actor.personId, subjectId: member.personId, organisationId: member.organisationId, detail: { role: member.role } })
  })
  return { done: true }
}
