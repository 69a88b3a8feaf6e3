import type { Database } from '@/lib/platform/db'
import type { SessionProof } from './contract'
import { sessionIdleMs } from './rules/session-life'

export async function addSession(
  db: Database,
  row: { id: string; personId: string; tokenHash: string; keyId: string; device: string; createdAt: Date; lastSeenAt: Date; expiresAt: Date; proof: SessionProof; provedAt: Date },
): Promise<void> {
  await db.session.create({ data: row })
}

/** Ends sessions of one person: the one named, or all but `exceptId`. Answers the ended ids. */
export async function endSessions(
  db: Database,
  scope: { personId: string; sessionId?: string; exceptId?: string },
  now: Date,
): Promise<string[]> {
  const where = {
    personId: scope.personId,
    endedAt: null,
    ...(scope.sessionId ? { id: scope.sessionId } : {}),
    ...(scope.exceptId ? { NOT: { id: scope.exceptId } } : {}),
  }
  const rows = await db.session.updateManyAndReturn({ where, data: { endedAt: now }, select: { id: true } })
  return rows.map((row) => row.id)
}

export function listSessions(db: Database, personId: string, now: Date) {
  return db.session.findMany({
    where: { personId, ...aliveAt(now) },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
  })
}

/** What `isSessionAlive` asks, as a condition. */
function aliveAt(now: Date) {
  return { endedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: new Date(now.getTime() - sessionIdleMs) } }
}

/** Of these sessions, the ones that still hold, each with all that its person may do, written as `rightsOf` writes it. */
export async function findFingerprints(db: Database, ids: readonly string[], now: Date): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const idleSince = new Date(now.getTime() - sessionIdleMs)
  const rows = await db.$queryRaw<{ id: string; rights: string }[]>`
    SELECT s.id, concat(
      (SELECT string_agg(concat(organisation_id, role), ',' ORDER BY concat(organisation_id, role) COLLATE "C")
        FROM membership m WHERE m.person_id = s.person_id), '|',
      (SELECT string_agg(concat(artist_profile_id, role), ',' ORDER BY concat(artist_profile_id, role) COLLATE "C")
        FROM artist_member a WHERE a.person_id = s.person_id), '|',
      (SELECT string_agg(concat(event_id, role, array_to_string(limited_to, '+')), ','
          ORDER BY concat(event_id, role, array_to_string(limited_to, '+')) COLLATE "C")
        FROM event_staff e WHERE e.person_id = s.person_id AND e.ends_at > ${now}), '|',
      (SELECT string_agg(organisation_id::text, ',' ORDER BY organisation_id::text COLLATE "C")
        FROM organisation_ban b WHERE b.person_id = s.person_id AND b.lifted_at IS NULL), '|',
      (SELECT string_agg(role::text, ',' ORDER BY role::text COLLATE "C")
        FROM platform_role r WHERE r.person_id = s.person_id), '|',
      (SELECT string_agg(concat(organisation_id, role), ',' ORDER BY concat(organisation_id, role) COLLATE "C")
        FROM platform_visit v WHERE v.person_id = s.person_id AND v.ended_at IS NULL AND v.expires_at > ${now}), '|', s.proof) AS rights
    FROM session s WHERE s.id = ANY(${[...ids]}::uuid[]) AND s.ended_at IS NULL AND s.expires_at > ${now} AND s.last_seen_at > ${idleSince}`
  return new Map(rows.map((row) => [row.id, row.rights]))
}

export async function setName(db: Database, personId: string, displayName: string): Promise<void> {
  await db.person.update({ where: { id: personId }, data: { displayName } })
}

/** A person's own address, and those of their visits. */
export function findMe(db: Database, personId: string, visitIds: readonly string[]) {
  return db.person.findUnique({
    where: { id: personId },
    select: {
      email: true,
      platformVisits: { where: { id: { in: [...visitIds] } }, select: { id: true, role: true, expiresAt: true, organisation: { select: { name: true } } } },
    },
  })
}

export async function setLocale(db: Database, personId: string, locale: string): Promise<void> {
  await db.person.update({ where: { id: personId }, data: { locale } })
}

export function findOrganisations(db: Database, ids: readonly string[]) {
  return db.organisation.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, slug: true, name: true, sellerName: true, sellerAddress: true, sellerContact: true, registrationNumber: true, currency: true },
  })
}

export function findArtists(db: Database, ids: readonly string[]) {
  return db.artistProfile.findMany({ where: { id: { in: [...ids] } }, select: { id: true, slug: true, name: true } })
}

export function findArtistsOf(db: Database, organisationIds: readonly string[]) {
  return db.artistProfile.findMany({
    where: { organisationId: { in: [...organisationIds] } },
    orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
    select: { id: true, slug: true, name: true, organisationId: true },
  })
}

export async function setEventStaffEnd(db: Database, eventId: string, endsAt: Date): Promise<void> {
  await db.eventStaff.updateMany({ where: { eventId }, data: { endsAt } })
}

export async function deleteEventStaff(db: Database, eventId: string): Promise<void> {
  await db.eventStaff.deleteMany({ where: { eventId } })
}

export function findLetterAddress(db: Database, personId: string) {
  return db.person.findUnique({ where: { id: personId }, select: { email: true, locale: true } })
}

export function findNames(db: Database, personIds: readonly string[]) {
  return db.person.findMany({ where: { id: { in: [...personIds] } }, select: { id: true, displayName: true } })
}

export async function addBan(db: Database, row: { id: string; organisationId: string; personId: string; reason: string }): Promise<void> {
  await db.organisationBan.upsert({
    where: { organisationId_personId: { organisationId: row.organisationId, personId: row.personId } },
    create: row,
    update: { liftedAt: null, reason: row.reason },
  })
}

/** The people of the seed, by the name in front of their made-up address. */
export async function findDemoPeople(db: Database, domain: string) {
  const rows = await db.person.findMany({
    where: { email: { endsWith: `@${domain}` } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, email: true, displayName: true, locale: true },
  })
  return rows.map((row) => ({ id: row.id, displayName: row.displayName, locale: row.locale, who: row.email?.split('@')[0] ?? '' }))
}

export async function hasArtistMember(db: Database, personId: string, artistProfileId: string): Promise<boolean> {
  return (await db.artistMember.count({ where: { personId, artistProfileId } })) > 0
}
