import type { Ports } from '@/lib/platform/ports'
import { Locale, type Actor } from './contract'
import { rightsOf } from './rules/authority'
import { isSessionAlive, noteWindow } from './rules/session-life'
import { countsAsStrong } from './rules/strength'
import { tokenHashes } from './session-token'
import { findSession } from './store-session'

/** Who holds this session token, with every right that joins them to something; anonymous without one. */
export async function findActor(ports: Ports, token: string | null): Promise<Actor> {
  if (!token) return { kind: 'anonymous' }
  const hashes = tokenHashes(ports.env.sessionKeys, token).map((entry) => entry.hash)
  const now = ports.clock.now()
  const session = await findSession(ports.db, hashes, { now, ...noteWindow(now) })
  if (!session || !isSessionAlive(session, now)) return { kind: 'anonymous' }
  const nowMs = now.getTime()
  const rows = {
    memberships: session.memberships,
    artists: session.artists,
    eventStaff: session.eventStaff.filter(({ endsAtMs }) => endsAtMs > nowMs).map(({ eventId, role, limitedTo }) => ({ eventId, role, limitedTo })),
    bannedFrom: session.bannedFrom,
    platformRoles: session.platformRoles,
    visits: session.visits.filter(({ expiresAtMs }) => expiresAtMs > nowMs).map(({ visitId, organisationId, role }) => ({ visitId, organisationId, role })),
    proof: session.proof,
  }
  const isStrong = countsAsStrong(session.proof, ports.env.akushuDemo)
  const memberships = rows.memberships.filter(({ role }) => role === 'moderator' || isStrong)
  return {
    kind: 'person',
    personId: session.personId,
    sessionId: session.id,
    displayName: session.displayName,
    locale: Locale.nullable().catch(null).parse(session.locale),
    ...rows,
    memberships,
    platformRoles: isStrong ? rows.platformRoles : [],
    visits: isStrong ? rows.visits : [],
    provedAt: session.provedAt,
    needsPasskey: memberships.length < rows.memberships.length || (!isStrong && rows.platformRoles.length > 0),
    rights: rightsOf(rows),
  }
}
