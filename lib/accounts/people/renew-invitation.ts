import { recordEntry } from '@/lib/audit'
import { readEvents } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import { wakeMail } from '@/lib/platform/mail/owe-mail'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import { Locale, organisationsWhere, type InvitedDto, type PersonActor } from '../contract'
import { issueInvitation } from './issue-invitation'
import { lockOwned } from './owned'
import { findInvitation, withdrawInvitation } from './store-invitations'

/**
 * Sends an invitation that waits, or has run out, once more: a new one with a new link and seven days, while the old link dies.
 * Throws `not_found`, or `invitation_ended` for one that was used or withdrawn, or whose event is over.
 */
export async function renewInvitation(ports: Ports, actor: PersonActor, input: { invitationId: string }): Promise<InvitedDto> {
  const found = await findInvitation(ports.db, organisationsWhere(actor, 'owner'), input.invitationId)
  if (!found) throw notFound()
  if (found.eventId) {
    const event = (await readEvents(ports, [found.eventId])).get(found.eventId)
    if (!event || event.state === 'cancelled' || event.endsAt <= ports.clock.now()) throw new Problem('invitation_ended')
  }
  const invited = await transact(ports, async (inside) => {
    await lockOwned(inside, actor, found.organisationId)
    if (!(await withdrawInvitation(inside.db, found.id, inside.clock.now()))) throw new Problem('invitation_ended')
    const { kind, organisationId, role, artistProfileId, eventId, limitedTo, email } = found
    const locale = Locale.parse(found.locale)
    const answer = await issueInvitation(inside, { kind, organisationId, role, artistProfileId, eventId, limitedTo, email, locale, invitedById: actor.personId })
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId,
      eventId,
      detail: { invitation: answer.invitationId, instead: found.id, kind, role, isAddressed: email !== null, isMailed: answer.isMailed },
    })
    return answer
  })
  await wakeMail(ports)
  return invited
}
