import { recordEntry } from '@/lib/audit'
import { listStaffedEvents } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import { wakeMail } from '@/lib/platform/mail/owe-mail'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { InvitedDto, InvitePerson, PersonActor } from '../contract'
import { issueInvitation, type Invitation } from './issue-invitation'
import { lockOwned, readOwned } from './owned'
import { findArtist } from './store'

type Target = Pick<Invitation, 'artistProfileId' | 'eventId' | 'limitedTo'>

/**
 * An owner invites somebody to the organisation, to one of its artists or to the staff of one of its events.
 * Answers the link, which nothing can show again. Throws `not_found` for what is not theirs.
 */
export async function invitePerson(ports: Ports, actor: PersonActor, input: InvitePerson): Promise<InvitedDto> {
  const { chosen } = await readOwned(ports, actor, input.organisationSlug)
  const target = await findTarget(ports, actor, chosen.id, input)
  const invited = await transact(ports, async (inside) => {
    await lockOwned(inside, actor, chosen.id)
    const answer = await issueInvitation(inside, {
      ...target,
      kind: input.kind,
      role: input.role,
      organisationId: chosen.id,
      email: input.email ?? null,
      locale: input.locale ?? 'ja',
      invitedById: actor.personId,
    })
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: chosen.id,
      eventId: target.eventId,
      detail: { invitation: answer.invitationId, kind: input.kind, role: input.role, limits: target.limitedTo.length, isAddressed: typeof input.email === 'string', isMailed: answer.isMailed },
    })
    return answer
  })
  await wakeMail(ports)
  return invited
}

async function findTarget(ports: Ports, actor: PersonActor, organisationId: string, input: InvitePerson): Promise<Target> {
  if (input.kind === 'membership') return { artistProfileId: null, eventId: null, limitedTo: [] }
  if (input.kind === 'artist') {
    const artist = await findArtist(ports.db, [organisationId], input.artistSlug)
    if (!artist) throw notFound('no such artist')
    return { artistProfileId: artist.id, eventId: null, limitedTo: [] }
  }
  const events = await listStaffedEvents(ports, actor, 'owner')
  const event = events.find((candidate) => candidate.slug === input.eventSlug && candidate.organisationId === organisationId)
  if (!event || event.state === 'cancelled' || event.endsAt <= ports.clock.now()) throw notFound('no such event to come')
  const own = new Set(event.broadcasts.map(({ id }) => id))
  const limitedTo = [...new Set(input.limitedTo)]
  if (!limitedTo.every((id) => own.has(id))) throw notFound('a broadcast of another event')
  return { artistProfileId: null, eventId: event.id, limitedTo }
}
