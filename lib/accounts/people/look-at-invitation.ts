import { readBroadcasts } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { readArtistNames } from '../look-up'
import { Words, type Actor, type InvitationDto } from '../contract'
import { checkOpen, findByToken, holdsAlready, type FoundInvitation } from './open-invitation'
import { findProvedAddress } from './store'

/**
 * What a link invites to, for whoever holds it; never for whom, nor by whom but the organisation.
 * Looking uses nothing up. Throws `invitation_ended`.
 */
export async function lookAtInvitation(ports: Ports, actor: Actor, input: { token: string }): Promise<InvitationDto> {
  const invitation = await findByToken(ports, input.token)
  const event = await checkOpen(ports, invitation)
  const [artists, broadcasts, mine] = await Promise.all([
    readArtistNames(ports, invitation.artistProfileId ? [invitation.artistProfileId] : []),
    readBroadcasts(ports, invitation.limitedTo),
    standing(ports, invitation, actor),
  ])
  return {
    organisation: Words.parse(invitation.organisation.name),
    kind: invitation.kind,
    role: invitation.role,
    artist: [...artists.values()][0] ?? null,
    event: event && { title: event.title, startsAt: event.startsAt.toISOString(), endsAt: event.endsAt.toISOString(), zone: event.zone },
    limitedTo: [...broadcasts.values()].map(({ title }) => title),
    expiresInMs: invitation.expiresAt.getTime() - ports.clock.now().getTime(),
    mine,
  }
}

async function standing(ports: Ports, invitation: FoundInvitation, actor: Actor): Promise<InvitationDto['mine']> {
  if (actor.kind === 'anonymous') return 'sign_in'
  if (invitation.email !== null && (await findProvedAddress(ports.db, actor.personId)) !== invitation.email) return 'other_account'
  return (await holdsAlready(ports, invitation, actor.personId)) ? 'already' : 'yes'
}
