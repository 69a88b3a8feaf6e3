import { z } from 'zod'

export const Locale = z.enum(['ja', 'en'])
export type Locale = z.infer<typeof Locale>

export const OrganisationRole = z.enum(['owner', 'manager', 'moderator'])
export type OrganisationRole = z.infer<typeof OrganisationRole>
export type ArtistRole = 'artist' | 'crew'
export type EventStaffRole = 'moderator' | 'desk' | 'lane' | 'support'

export type Anonymous = { kind: 'anonymous' }

/** A signed-in person with all that joins them to organisers, artists and events. */
export type PersonActor = {
  kind: 'person'
  personId: string
  sessionId: string
  displayName: string
  /** What the person has chosen; null leaves it to the browser. */
  locale: Locale | null
  memberships: readonly { organisationId: string; role: OrganisationRole }[]
  artists: readonly { artistProfileId: string; organisationId: string; role: ArtistRole }[]
  /** Only rights whose event has not ended. */
  eventStaff: readonly { eventId: string; role: EventStaffRole; limitedTo: readonly string[] }[]
  /** Organisations that have banned this person. */
  bannedFrom: readonly string[]
}

export type Actor = Anonymous | PersonActor
