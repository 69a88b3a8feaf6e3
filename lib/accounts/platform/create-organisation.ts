import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import { wakeMail } from '@/lib/platform/mail/owe-mail'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { CreateOrganisation, OrganisationMadeDto, PersonActor } from '../contract'
import { issueInvitation } from '../people/issue-invitation'
import { addOrganisation } from '../people/store'

/** Support makes an organiser's house, for a reason that the ledger keeps, and an invitation for its first owner. They are nothing in it themselves. Throws `slug_taken`. */
export async function createOrganisation(ports: Ports, actor: PersonActor, input: CreateOrganisation): Promise<OrganisationMadeDto> {
  const { ownerEmail, reason, locale = 'ja', ...facts } = input
  const made = await transact(ports, async (inside) => {
    const id = inside.ids.uuid()
    if (!(await addOrganisation(inside.db, { id, ...facts }))) throw new Problem('slug_taken')
    const invited = await issueInvitation(inside, {
      kind: 'membership',
      role: 'owner',
      organisationId: id,
      artistProfileId: null,
      eventId: null,
      limitedTo: [],
      email: ownerEmail ?? null,
      locale,
      invitedById: actor.personId,
    })
    await recordEntry(inside, { actorId: actor.personId, organisationId: id, detail: { slug: facts.slug, invitation: invited.invitationId, reason } })
    return invited
  })
  await wakeMail(ports)
  return { slug: facts.slug, link: made.link, isMailed: made.isMailed }
}
