import type { Ports } from '@/lib/platform/ports'
import { Locale, type Actor } from './contract'
import { rightsOf } from './rules/authority'
import { isSessionAlive, seenEveryMs } from './rules/session-life'
import { countsAsStrong } from './rules/strength'
import { tokenHashes } from './session-token'
import { findSession, touchSession } from './store'

/** Who holds this session token, with every right that joins them to something; anonymous without one. */
export async function findActor(ports: Ports, token: string | null): Promise<Actor> {
  if (!token) return { kind: 'anonymous' }
  const hashes = tokenHashes(ports.env.sessionKeys, token).map((entry) => entry.hash)
  const session = await findSession(ports.db, hashes)
  const now = ports.clock.now()
  if (!session || !isSessionAlive(session, now)) return { kind: 'anonymous' }
  if (now.getTime() - session.lastSeenAt.getTime() > seenEveryMs) await touchSession(ports.db, session.id, now)
  const { person, proof, provedAt } = session
  const rows = {
    memberships: person.memberships,
    artists: person.artistMembers.map(({ role, artistProfile }) => ({
      artistProfileId: artistProfile.id,
      organisationId: artistProfile.organisationId,
      role,
    })),
    eventStaff: person.eventStaff.filter((staff) => staff.endsAt > now),
    bannedFrom: person.bans.map((ban) => ban.organisationId),
    visits: person.platformVisits
      .filter((visit) => visit.expiresAt > now)
      .map(({ id, organisationId, role }) => ({ visitId: id, organisationId, role })),
    proof,
  }
  const isStrong = countsAsStrong(proof, ports.env.akushuDemo)
  const memberships = rows.memberships.filter(({ role }) => role === 'moderator' || isStrong)
  return {
    kind: 'person',
    personId: person.id,
    sessionId: session.id,
    displayName: person.displayName,
    locale: Locale.nullable().catch(null).parse(person.locale),
    ...rows,
    memberships,
    platformRoles: isStrong ? person.platformRoles.map(({ role }) => role) : [],
    visits: isStrong ? rows.visits : [],
    provedAt,
    needsPasskey: memberships.length < rows.memberships.length || (!isStrong && person.platformRoles.length > 0),
    rights: rightsOf(rows),
  }
}
