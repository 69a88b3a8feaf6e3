import { oweMail } from '@/lib/platform/mail/owe-mail'
import type { Ports } from '@/lib/platform/ports'
import type { InvitedDto, Locale } from '../contract'
import { invitationLifeMs } from '../rules/invitation'
import { invitationLink } from './invitation-token'
import { addInvitation, type NewInvitation } from './store-invitations'

export type Invitation = Omit<NewInvitation, 'id' | 'createdAt' | 'expiresAt' | 'locale'> & { locale: Locale }

/**
 * Writes an invitation that waits for seven days, and owes its mail where it names an address. Call it inside a transaction,
 * with targets that the caller's scope has already been narrowed to; `wakeMail` comes after.
 */
export async function issueInvitation(inside: Ports, invitation: Invitation): Promise<InvitedDto> {
  const createdAt = inside.clock.now()
  const id = inside.ids.uuid()
  await addInvitation(inside.db, { ...invitation, id, createdAt, expiresAt: new Date(createdAt.getTime() + invitationLifeMs) })
  const { email, locale } = invitation
  if (email !== null) await oweMail(inside, { template: 'invitation', subjectId: id, address: email, locale })
  return { invitationId: id, link: invitationLink(inside.env, { id, kind: invitation.kind }), isMailed: email !== null }
}
