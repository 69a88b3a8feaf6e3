import type { ArtistRole, OrganisationRole } from './actor'

const day = 24 * 60 * 60 * 1000

/** How long an invitation may be accepted, ms. */
export const invitationLifeMs = 7 * day

export type InvitationFacts = { expiresAt: Date; acceptedAt: Date | null; withdrawnAt: Date | null }

/** Where an invitation stands. One that was accepted stays so, whatever came later. */
export function invitationState(row: InvitationFacts, now: Date): 'waiting' | 'accepted' | 'withdrawn' | 'expired' {
  if (row.acceptedAt) return 'accepted'
  if (row.withdrawnAt) return 'withdrawn'
  return row.expiresAt > now ? 'waiting' : 'expired'
}

const rank: Record<OrganisationRole | ArtistRole, number> = { moderator: 1, manager: 2, owner: 3, crew: 1, artist: 2 }

/** Whether who holds `held` would gain nothing by `offered`; both of an organisation, or both of an artist. */
export function isHeld<R extends OrganisationRole | ArtistRole>(held: R | null, offered: R): boolean {
  return held !== null && rank[held] >= rank[offered]
}

/** The roles in an organisation that give more than this one. */
export function rolesAbove(role: OrganisationRole): OrganisationRole[] {
  return (['moderator', 'manager', 'owner'] as const).filter((one) => rank[one] > rank[role])
}

/** What a person may touch who had one right and is given another; empty means the whole event. */
export function joinLimits(held: readonly string[], offered: readonly string[]): string[] {
  return held.length === 0 || offered.length === 0 ? [] : [...new Set([...held, ...offered])].sort()
}

/** Whether limits already hold all that others would allow. */
export function coversLimits(held: readonly string[], offered: readonly string[]): boolean {
  return held.length === 0 || (offered.length > 0 && offered.every((id) => held.includes(id)))
}
