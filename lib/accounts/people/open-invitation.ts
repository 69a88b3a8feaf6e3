import { readEvents, type PlannedEvent } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { ArtistRoleName, EventStaffRoleName, OrganisationRole } from '../contract'
import { coversLimits, invitationState, isHeld } from '../rules/invitation'
import { provedInvitation } from './invitation-token'
import { findArtistRole, findRole, findStaffRow } from './store'
import { unsafeFindInvitation } from './store-invitations'

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof unsafeFindInvitation>>>

/** The invitation that a link leads to, in whatever state. Throws `invitation_ended` for a link that is none: guesses learn nothing. */
export async function findByToken(ports: Ports, token: string): Promise<FoundInvitation> {
  const id = provedInvitation(ports.env.sessionKeys, token)
  const found = id === null ? null : await unsafeFindInvitation(ports.db, id)
  if (!found) throw new Problem('invitation_ended')
  return found
}

/** Its event, if it has one. Throws `invitation_ended` for one that does not wait any more, or whose event is over. */
export async function checkOpen(ports: Ports, invitation: FoundInvitation): Promise<PlannedEvent | null> {
  const now = ports.clock.now()
  if (invitationState(invitation, now) !== 'waiting') throw new Problem('invitation_ended')
  if (!invitation.eventId) return null
  const event = (await readEvents(ports, [invitation.eventId])).get(invitation.eventId)
  if (!event || event.state === 'cancelled' || event.endsAt <= now) throw new Problem('invitation_ended')
  return event
}

/** Whether the person has all that the invitation would give. */
export async function holdsAlready(ports: Ports, invitation: FoundInvitation, personId: string): Promise<boolean> {
  const { kind, organisationId, artistProfileId, eventId, limitedTo } = invitation
  if (kind === 'membership') return isHeld(await findRole(ports.db, organisationId, personId), OrganisationRole.parse(invitation.role))
  if (kind === 'artist') return artistProfileId !== null && isHeld(await findArtistRole(ports.db, artistProfileId, personId), ArtistRoleName.parse(invitation.role))
  const row = eventId && (await findStaffRow(ports.db, eventId, personId, EventStaffRoleName.parse(invitation.role)))
  return row ? coversLimits(row.limitedTo, limitedTo) : false
}
