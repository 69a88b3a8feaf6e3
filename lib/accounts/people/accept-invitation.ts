import { recordEntry } from '@/lib/audit'
import type { PlannedEvent } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { ArtistRoleName, EventStaffRoleName, isBannedFrom, OrganisationRole, type AcceptedDto, type PersonActor } from '../contract'
import { joinLimits } from '../rules/invitation'
import { countsAsStrong } from '../rules/strength'
import { checkOpen, findByToken, holdsAlready, type FoundInvitation } from './open-invitation'
import { findPlatformRoles } from '../platform/store'
import { findProvedAddress, findRole, findStaffRow, putArtistMember, putMembership, putStaff, unsafeLockOrganisation } from './store'
import { claimInvitation } from './store-invitations'

/**
 * Joins the signed-in person to what the link invites to. It can be accepted once, by one person, who must own the address
 * that it names. One who has the role or a higher one keeps it, and the invitation stays for whom it is meant.
 * Throws `invitation_ended`, `other_account`, or `forbidden` for somebody whom the organisation has banned, and for the
 * platform's own invitation in the hands of whoever issued it.
 */
export async function acceptInvitation(ports: Ports, actor: PersonActor, input: { token: string }): Promise<AcceptedDto> {
  const invitation = await findByToken(ports, input.token)
  const isRepeated = invitation.acceptedById === actor.personId && (await holdsAlready(ports, invitation, actor.personId))
  if (isRepeated) return answer(ports, actor, invitation, 'joined')
  const event = await checkOpen(ports, invitation)
  if (isBannedFrom(actor, invitation.organisationId)) throw new Problem('forbidden', { log: 'banned by the organisation' })
  if (invitation.email !== null && (await findProvedAddress(ports.db, actor.personId)) !== invitation.email) throw new Problem('other_account')
  const outcome = await transact(ports, async (inside) => {
    await unsafeLockOrganisation(inside.db, invitation.organisationId)
    await checkInviter(inside, actor, invitation)
    if (await holdsAlready(inside, invitation, actor.personId)) return 'already'
    if (!(await claimInvitation(inside.db, invitation.id, actor.personId, inside.clock.now()))) throw new Problem('invitation_ended')
    await join(inside, actor, invitation, event)
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: invitation.organisationId,
      eventId: invitation.eventId,
      detail: { invitation: invitation.id, kind: invitation.kind, role: invitation.role },
    })
    return 'joined'
  })
  return answer(ports, actor, invitation, outcome)
}

/** What an owner gave away ends with their being one, be it a minute ago; the platform's first invitation of an owner likewise. */
async function checkInviter(inside: Ports, actor: PersonActor, { organisationId, invitedById }: FoundInvitation): Promise<void> {
  if ((await findRole(inside.db, organisationId, invitedById)) === 'owner') return
  // Support makes the house for somebody else. Theirs are visits that end, never a role that they gave themselves.
  if (invitedById === actor.personId) throw new Problem('forbidden', { log: 'support would accept its own invitation' })
  if ((await findPlatformRoles(inside.db, invitedById)).includes('support')) return
  throw new Problem('invitation_ended', { log: 'whoever invited is no owner any more' })
}

async function join(inside: Ports, actor: PersonActor, invitation: FoundInvitation, event: PlannedEvent | null): Promise<void> {
  const row = { id: inside.ids.uuid(), personId: actor.personId }
  const { organisationId, artistProfileId } = invitation
  if (invitation.kind === 'membership') return putMembership(inside.db, { ...row, organisationId, role: OrganisationRole.parse(invitation.role) })
  if (artistProfileId) return putArtistMember(inside.db, { ...row, artistProfileId, role: ArtistRoleName.parse(invitation.role) })
  if (!event) throw new Error('an invitation to nothing')
  const role = EventStaffRoleName.parse(invitation.role)
  const held = await findStaffRow(inside.db, event.id, actor.personId, role)
  const limitedTo = held ? joinLimits(held.limitedTo, invitation.limitedTo) : invitation.limitedTo
  return putStaff(inside.db, { ...row, eventId: event.id, role, limitedTo, endsAt: event.endsAt })
}

function answer(ports: Ports, actor: PersonActor, invitation: FoundInvitation, outcome: AcceptedDto['outcome']): AcceptedDto {
  const needsPasskey = invitation.kind === 'membership' && invitation.role !== 'moderator' && !countsAsStrong(actor.proof, ports.env.akushuDemo)
  return { outcome, next: needsPasskey ? '/me?next=/admin' : invitation.kind === 'artist' ? '/studio' : '/admin', needsPasskey }
}
