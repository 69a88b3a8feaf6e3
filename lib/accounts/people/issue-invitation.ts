import { oweMail } from '@/lib/platform/mail/owe-mail'
import { countMails } from '@/lib/platform/mail/store'
import type { Ports } from '@/lib/platform/ports'
import type { InvitedDto, Locale } from '../contract'
import { invitationLifeMs } from '../rules/invitation'
import { invitationLink } from './invitation-token'
import { addInvitation, type NewInvitation } from './store-invitations'

export type Invitation = Omit<NewInvitation, 'id' | 'createdAt' | 'expiresAt' | 'locale'> & { locale: Locale }

/** Mails with invitations that one address is sent in a day, from whichever organisers: nobody is to be pestered through us. */
const mailsADay = 10
const dayMs = 24 * 60 * 60 * 1000

/**
 * Writes an invitation that waits for seven days, and owes its mail where it names an address. One that has had many today gets
 * no more: the invitation holds, and whoever invites passes its link on. Call it inside a transaction,
 * with targets that the caller's scope has already been narrowed to; `wakeMail` comes after.
 */
export async function issueInvitation(inside: Ports, invitation: Invitation): Promise<InvitedDto> {
  const createdAt = inside.clock.now()
  const id = inside.ids.uuid()
  await addInvitation(inside.db, { ...invitation, id, createdAt, expiresAt: new Date(createdAt.getTime() + invitationLifeMs) })
  const { email, locale } = invitation
  const isMailed = email !== null && (await countMails(inside.db, 'invitation', email, new Date(createdAt.getTime() - dayMs))) < mailsADay
  if (isMailed) await oweMail(inside, { template: 'invitation', subjectId: id, address: email, locale })
  return { invitationId: id, link: invitationLink(inside.env, { id, kind: invitation.kind }), isMailed }
}
