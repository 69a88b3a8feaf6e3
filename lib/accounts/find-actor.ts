import type { Ports } from '@/lib/platform/ports'
import { isMarked } from '@/lib/platform/rules/marked-token'
import { Locale, type Actor } from './contract'
import { rightsOf } from './rules/authority'
import { isSessionAlive, noteWindow } from './rules/session-life'
import { countsAsStrong } from './rules/strength'
import { tokenHashes } from './session-token'
import { findSession } from './store-session'

/** Hashes of tokens whose session is over: it never begins again, so that none of them is asked for twice. */
const over = new Set<string>()
const mostOver = 20_000

/**
 * Who holds this session token, with every right that joins them to something; anonymous without one. A made-up token, and
 * one that was found to be over before, costs no question to the database.
 */
export async function findActor(ports: Ports, token: string | null): Promise<Actor> {
  if (!token || !isMarked(ports.env.sessionKeys, token)) return { kind: 'anonymous' }
  const hashes = tokenHashes(ports.env.sessionKeys, token).map((entry) => entry.hash)
  if (hashes.some((hash) => over.has(hash))) return { kind: 'anonymous' }
  const now = ports.clock.now()
  const session = await findSession(ports.db, hashes, { now, ...noteWindow(now) })
  if (!session || !isSessionAlive(session, now)) {
    noteOver(hashes)
    return { kind: 'anonymous' }
  }
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

function noteOver([hash]: readonly string[]): void {
  if (hash !== undefined) over.add(hash)
  const [oldest] = over
  if (over.size > mostOver && oldest !== undefined) over.delete(oldest)
}
