import type { Actor, OrganisationRole, PersonActor } from './actor'

const rank: Record<OrganisationRole, number> = { moderator: 1, manager: 2, owner: 3 }

/** Organisations in which the actor has at least this role. A scope for a store, never a yes or no. */
export function organisationsWhere(actor: Actor, atLeast: OrganisationRole): string[] {
  if (actor.kind === 'anonymous') return []
  return actor.memberships.filter((membership) => rank[membership.role] >= rank[atLeast]).map((membership) => membership.organisationId)
}

/** Artist profiles that the actor is, or is crew of. */
export function ownArtists(actor: Actor): string[] {
  return actor.kind === 'anonymous' ? [] : actor.artists.map((artist) => artist.artistProfileId)
}

export function isBannedFrom(actor: PersonActor, organisationId: string): boolean {
  return actor.bannedFrom.includes(organisationId)
}

/** All that a person may do, folded into one text: two are equal when nothing was given or taken. */
export function rightsOf(actor: PersonActor): string {
  const lists = [
    actor.memberships.map(({ organisationId, role }) => organisationId + role),
    actor.artists.map(({ artistProfileId, role }) => artistProfileId + role),
    actor.eventStaff.map(({ eventId, role, limitedTo }) => eventId + role + limitedTo.join('+')),
    actor.bannedFrom,
  ]
  return lists.map((list) => [...list].sort().join(',')).join('|')
}
