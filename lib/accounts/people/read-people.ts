import { recordEntry } from '@/lib/audit'
import { listStaffedEvents, readBroadcasts, readEvents } from '@/lib/events'
import { findMailFates } from '@/lib/platform/mail/store'
import type { Ports } from '@/lib/platform/ports'
import { Words, type PeopleDto, type PersonActor } from '../contract'
import { readArtistNames, readDisplayNames } from '../look-up'
import { findVisitsTo } from '../platform/store'
import { invitationState } from '../rules/invitation'
import { readOwned } from './owned'
import { findArtistsOf, findMembers, findStaff } from './store'
import { findInvitations, type InvitationRow } from './store-invitations'

const mostInvitations = 50
const mostVisits = 50

/** Who may do what in one of the owner's organisations, and whom it has invited; and when the platform was there. */
export async function readPeople(ports: Ports, actor: PersonActor, input: { organisationSlug?: string }): Promise<PeopleDto> {
  const { all, chosen } = await readOwned(ports, actor, input.organisationSlug)
  const [members, artists, events, invitations, visits] = await Promise.all([
    findMembers(ports.db, chosen.id),
    findArtistsOf(ports.db, chosen.id),
    readStaff(ports, actor, chosen.id),
    readInvitations(ports, chosen.id),
    readVisits(ports, chosen.id),
  ])
  await recordEntry(ports, { actorId: actor.personId, organisationId: chosen.id })
  return {
    organisations: all.map(({ slug, name }) => ({ slug, name: Words.parse(name) })),
    organisation: { slug: chosen.slug, name: Words.parse(chosen.name) },
    members: members.map((row) => ({
      ...withPerson(row),
      role: row.role,
      isYou: row.person.id === actor.personId,
      waitsForPasskey: row.role !== 'moderator' && row.person._count.passkeys === 0 && !ports.env.akushuDemo,
    })),
    artists: artists.map(({ slug, name, members: people }) => ({
      slug,
      name: Words.parse(name),
      people: people.map((row) => ({ ...withPerson(row), role: row.role })),
    })),
    events,
    invitations,
    visits,
  }
}

type PersonRow = { id: string; createdAt: Date; person: { displayName: string } }

function withPerson(row: PersonRow) {
  return { id: row.id, name: row.person.displayName, since: row.createdAt.toISOString() }
}

/** Events that are not over, each with its own staff. */
async function readStaff(ports: Ports, actor: PersonActor, organisationId: string): Promise<PeopleDto['events']> {
  const now = ports.clock.now()
  const planned = await listStaffedEvents(ports, actor, 'owner')
  const events = planned.filter((event) => event.organisationId === organisationId && event.endsAt > now && event.state !== 'cancelled')
  const staff = await findStaff(ports.db, events.map(({ id }) => id))
  return events.map((event) => ({
    slug: event.slug,
    title: event.title,
    endsAt: event.endsAt.toISOString(),
    zone: event.zone,
    broadcasts: event.broadcasts.map(({ id, title }) => ({ id, title })),
    staff: staff
      .filter(({ eventId }) => eventId === event.id)
      .map((row) => ({
        ...withPerson(row),
        role: row.role,
        limitedTo: event.broadcasts.filter(({ id }) => row.limitedTo.includes(id)).map(({ title }) => title),
      })),
  }))
}

async function readInvitations(ports: Ports, organisationId: string): Promise<PeopleDto['invitations']> {
  const now = ports.clock.now()
  const rows = await findInvitations(ports.db, organisationId, mostInvitations)
  const idsOf = (pick: (row: InvitationRow) => string | null) => rows.flatMap((row) => pick(row) ?? [])
  const [names, artists, events, broadcasts, mails] = await Promise.all([
    readDisplayNames(ports, [...idsOf((row) => row.invitedById), ...idsOf((row) => row.acceptedById)]),
    readArtistNames(ports, idsOf((row) => row.artistProfileId)),
    readEvents(ports, idsOf((row) => row.eventId)),
    readBroadcasts(ports, rows.flatMap((row) => row.limitedTo)),
    findMailFates(ports.db, 'invitation', rows.map(({ id }) => id)),
  ])
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    role: row.role,
    towards: artists.get(row.artistProfileId ?? '') ?? events.get(row.eventId ?? '')?.title ?? null,
    limitedTo: row.limitedTo.flatMap((id) => broadcasts.get(id)?.title ?? []),
    email: row.email,
    state: invitationState(row, now),
    mail: row.email === null ? null : (mails.get(row.id) ?? null),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    invitedBy: names.get(row.invitedById) ?? '—',
    acceptedBy: row.acceptedById && (names.get(row.acceptedById) ?? '—'),
  }))
}

async function readVisits(ports: Ports, organisationId: string): Promise<PeopleDto['visits']> {
  const now = ports.clock.now()
  const rows = await findVisitsTo(ports.db, organisationId, mostVisits)
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    reason: row.reason,
    from: row.startedAt.toISOString(),
    until: (row.endedAt ?? row.expiresAt).toISOString(),
    isOpen: row.endedAt === null && row.expiresAt > now,
  }))
}
