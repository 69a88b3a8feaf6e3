import { recordEntry } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { OrganisationRole, PersonActor } from '../contract'
import { rolesAbove } from '../rules/invitation'
import { changeMember } from './owned'
import { countOwners, setRole } from './store'
import { withdrawInvitationsOf, withdrawInvitationsTo } from './store-invitations'

/**
 * An owner gives a member another role. Invitations of their address to a higher one are void from now on.
 * Throws `not_found`, or `last_owner` when none would be left.
 */
export async function changeRole(ports: Ports, actor: PersonActor, input: { membershipId: string; role: OrganisationRole }): Promise<{ done: true }> {
  await changeMember(ports, actor, input.membershipId, async (inside, member) => {
    if (member.role === 'owner' && input.role !== 'owner') await endOwnership(inside, member)
    await setRole(inside.db, member.id, input.role)
    await withdrawInvitationsTo(inside.db, member.organisationId, member.personId, inside.clock.now(), rolesAbove(input.role))
    await recordEntry(inside, {
      actorId: actor.personId,
      subjectId: member.personId,
      organisationId: member.organisationId,
      detail: { from: member.role, to: input.role },
    })
  })
  return { done: true }
}

/**
 * What ends with being an owner: the invitations that one has given away. Call it with the organisation locked.
 * Throws `last_owner` for the only one.
 */
export async function endOwnership(inside: Ports, member: { organisationId: string; personId: string }): Promise<void> {
  if ((await countOwners(inside.db, member.organisationId)) < 2) throw new Problem('last_owner')
  await withdrawInvitationsOf(inside.db, member.organisationId, member.personId, inside.clock.now())
}
