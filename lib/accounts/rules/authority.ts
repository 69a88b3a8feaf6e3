import type { Actor, EventStaffRole, OrganisationRole, PersonActor, PlatformRoleName } from './actor'

const rank: Record<OrganisationRole, number> = { moderator: 1, manager: 2, owner: 3 }

/** As what the platform's people act while they visit an organiser. */
const visitsAs: Record<PlatformRoleName, OrganisationRole> = { support: 'manager', privacy: 'moderator' }

/** Organisations in which the actor has at least this role, as member or on a visit. A scope for a store, never a yes or no. */
export function organisationsWhere(actor: Actor, atLeast: OrganisationRole): string[] {
  if (actor.kind === 'anonymous') return []
  const roles = [...actor.memberships, ...actor.visits.map(({ organisationId, role }) => ({ organisationId, role: visitsAs[role] }))]
  return [...new Set(roles.filter(({ role }) => rank[role] >= rank[atLeast]).map(({ organisationId }) => organisationId))]
}

/** Where staff may act: whole organisations, and single events for those who are staff there only. */
export type StaffScope = { organisationIds: string[]; eventIds: string[] }

/** The scope of a door for `atLeast` in the organisation or one of `eventRoles` at the event itself. */
export function staffScope(actor: Actor, atLeast: OrganisationRole, eventRoles: readonly EventStaffRole[] = []): StaffScope {
  if (actor.kind === 'anonymous') return { organisationIds: [], eventIds: [] }
  const events = actor.eventStaff.filter(({ role }) => eventRoles.includes(role)).map(({ eventId }) => eventId)
  return { organisationIds: organisationsWhere(actor, atLeast), eventIds: [...new Set(events)] }
}

/** Whether the event's staff may touch this one of its broadcasts or lanes: they may be limited to named ones. */
export function isWithinLimits(actor: PersonActor, eventRoles: readonly EventStaffRole[], eventId: string, thingId: string): boolean {
  return actor.eventStaff.some(
    (staff) => staff.eventId === eventId && eventRoles.includes(staff.role) && (staff.limitedTo.length === 0 || staff.limitedTo.includes(thingId)),
  )
}

/** Artist profiles that the actor is, or is crew of. */
export function ownArtists(actor: Actor): string[] {
  return actor.kind === 'anonymous' ? [] : actor.artists.map((artist) => artist.artistProfileId)
}

export function isBannedFrom(actor: PersonActor, organisationId: string): boolean {
  return actor.bannedFrom.includes(organisationId)
}

/** What `rightsOf` folds: the rows themselves, whether or not a role counts in this session. */
export type RightsRows = Pick<PersonActor, 'memberships' | 'artists' | 'eventStaff' | 'bannedFrom' | 'platformRoles' | 'proof'> & {
  visits: readonly { organisationId: string; role: PlatformRoleName }[]
}

/** All that a person may do, folded into one text: two are equal when nothing was given or taken. */
export function rightsOf(actor: RightsRows): string {
  const lists = [
    actor.memberships.map(({ organisationId, role }) => organisationId + role),
    actor.artists.map(({ artistProfileId, role }) => artistProfileId + role),
    actor.eventStaff.map(({ eventId, role, limitedTo }) => eventId + role + limitedTo.join('+')),
    actor.bannedFrom,
    actor.platformRoles,
    actor.visits.map(({ organisationId, role }) => organisationId + role),
    [actor.proof],
  ]
  return lists.map((list) => [...list].sort().join(',')).join('|')
}
