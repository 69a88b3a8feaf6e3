import { readEvents } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { Words, type OwnRolesDto, type PersonActor } from '../contract'
import { countOwners, findOrganisations, findOwnRows } from './store'

/** All that joins a person to organisers, for themselves: what it is, and whether they may leave it. */
export async function listOwnRoles(ports: Ports, actor: PersonActor): Promise<OwnRolesDto> {
  const rows = await findOwnRows(ports.db, actor.personId, ports.clock.now())
  const events = await readEvents(ports, rows.eventStaff.map(({ eventId }) => eventId))
  const hosts = await findOrganisations(ports.db, [...events.values()].map(({ organisationId }) => organisationId))
  const memberships = await Promise.all(
    rows.memberships.map(async ({ id, role, organisationId, organisation }) => ({
      id,
      kind: 'membership' as const,
      role,
      organisation: Words.parse(organisation.name),
      towards: null,
      mayLeave: role !== 'owner' || (await countOwners(ports.db, organisationId)) > 1,
    })),
  )
  const artists = rows.artistMembers.map(({ id, role, artistProfile }) => ({
    id,
    kind: 'artist' as const,
    role,
    organisation: Words.parse(artistProfile.organisation.name),
    towards: Words.parse(artistProfile.name),
    mayLeave: true,
  }))
  const staff = rows.eventStaff.flatMap(({ id, role, eventId }) => {
    const event = events.get(eventId)
    const host = hosts.find((candidate) => candidate.id === event?.organisationId)
    return event && host ? [{ id, kind: 'event_staff' as const, role, organisation: Words.parse(host.name), towards: event.title, mayLeave: true }] : []
  })
  return { roles: [...memberships, ...artists, ...staff] }
}
