import { z } from 'zod'

export const Locale = z.enum(['ja', 'en'])
export type Locale = z.infer<typeof Locale>

export const OrganisationRole = z.enum(['owner', 'manager', 'moderator'])
export type OrganisationRole = z.infer<typeof OrganisationRole>
export type ArtistRole = 'artist' | 'crew'
export type EventStaffRole = 'moderator' | 'desk' | 'lane' | 'support'

export type PlatformRoleName = 'support' | 'privacy'
/** How a session's person last proved who they are. `demo` is the one-click door of the demo. */
export type SessionProof = 'email' | 'provider' | 'passkey' | 'demo'

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
  /** What they are for the platform itself. It opens no organiser's house: a visit does. */
  platformRoles: readonly PlatformRoleName[]
  /** Visits of the platform that have not ended, each with its reason in the ledger. */
  visits: readonly { visitId: string; organisationId: string; role: PlatformRoleName }[]
  proof: SessionProof
  provedAt: Date
  /** True when roles are left out of `memberships` until the person proves themselves by passkey. */
  needsPasskey: boolean
  /** All that joins them to anything, as the database has it, in one text: see `rightsOf`. */
  rights: string
}

export type Actor = Anonymous | PersonActor
