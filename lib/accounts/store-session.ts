import { askKept, Prisma, type Database } from '@/lib/platform/db'
import type { ArtistRole, EventStaffRole, OrganisationRole, PlatformRoleName, SessionProof } from './contract'

/** A session with its person and all that joins them to anything. Times within lists are ms since 1970. */
type SessionRow = {
  id: string
  expiresAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  proof: SessionProof
  provedAt: Date
  personId: string
  displayName: string
  locale: string | null
  memberships: { organisationId: string; role: OrganisationRole }[]
  artists: { artistProfileId: string; organisationId: string; role: ArtistRole }[]
  eventStaff: { eventId: string; role: EventStaffRole; limitedTo: string[]; endsAtMs: number }[]
  bannedFrom: string[]
  platformRoles: PlatformRoleName[]
  /** Those that have ended early are left out here, those whose time is up where the clock is known. */
  visits: { visitId: string; organisationId: string; role: PlatformRoleName; expiresAtMs: number }[]
}

/** When a session counts as seen anew: it is alive, has not been idle for too long, and was not noted a moment ago. */
type Seen = { now: Date; idleSince: Date; notedSince: Date }

/**
 * The session of one of these token hashes as it was, or null; and in the same statement the note that it is in use,
 * where one is due. Every request asks this: one way to the database, planned once. Of two requests at once one notes.
 */
export async function findSession(db: Database, tokenHashes: readonly string[], seen: Seen): Promise<SessionRow | null> {
  const statement = Prisma.sql`
    WITH noted AS (UPDATE session SET last_seen_at = ${seen.now}::timestamptz WHERE token_hash = ANY(${[...tokenHashes]}::text[])
      AND last_seen_at > ${seen.idleSince}::timestamptz AND last_seen_at < ${seen.notedSince}::timestamptz
      AND ended_at IS NULL AND expires_at > ${seen.now}::timestamptz)
    SELECT s.id, s.expires_at AS "expiresAt", s.last_seen_at AS "lastSeenAt", s.ended_at AS "endedAt", s.proof::text AS proof,
      s.proved_at AS "provedAt", p.id AS "personId", p.display_name AS "displayName", p.locale,
      coalesce((SELECT json_agg(json_build_object('organisationId', organisation_id, 'role', role))
        FROM membership WHERE person_id = p.id), '[]') AS memberships,
      coalesce((SELECT json_agg(json_build_object('artistProfileId', a.id, 'organisationId', a.organisation_id, 'role', m.role))
        FROM artist_member m JOIN artist_profile a ON a.id = m.artist_profile_id WHERE m.person_id = p.id), '[]') AS artists,
      coalesce((SELECT json_agg(json_build_object('eventId', event_id, 'role', role, 'limitedTo', limited_to,
          'endsAtMs', extract(epoch FROM ends_at) * 1000))
        FROM event_staff WHERE person_id = p.id), '[]') AS "eventStaff",
      coalesce((SELECT json_agg(organisation_id) FROM organisation_ban WHERE person_id = p.id AND lifted_at IS NULL), '[]') AS "bannedFrom",
      coalesce((SELECT json_agg(role) FROM platform_role WHERE person_id = p.id), '[]') AS "platformRoles",
      coalesce((SELECT json_agg(json_build_object('visitId', id, 'organisationId', organisation_id, 'role', role,
          'expiresAtMs', extract(epoch FROM expires_at) * 1000) ORDER BY started_at DESC)
        FROM platform_visit WHERE person_id = p.id AND ended_at IS NULL), '[]') AS visits
    FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = ANY(${[...tokenHashes]}::text[])`
  const [row] = await askKept<SessionRow>(db, 'accounts.session', statement)
  return row ?? null
}
