import type { Database } from '@/lib/platform/db'
import type { PlatformRoleName } from '../contract'

export async function findPlatformRoles(db: Database, personId: string): Promise<PlatformRoleName[]> {
  const rows = await db.platformRole.findMany({ where: { personId }, select: { role: true } })
  return rows.map(({ role }) => role)
}

const visitShape = { id: true, role: true, reason: true, startedAt: true, expiresAt: true, endedAt: true, organisation: { select: { name: true } } } as const

/** A person's own visits, the newest first. */
export function findVisitsBy(db: Database, personId: string, most: number) {
  return db.platformVisit.findMany({ where: { personId }, orderBy: { startedAt: 'desc' }, take: most, select: visitShape })
}

/** Visits to an organisation, the newest first. */
export function findVisitsTo(db: Database, organisationId: string, most: number) {
  return db.platformVisit.findMany({ where: { organisationId }, orderBy: { startedAt: 'desc' }, take: most, select: visitShape })
}

export async function addVisit(
  db: Database,
  row: { id: string; personId: string; role: PlatformRoleName; organisationId: string; reason: string; startedAt: Date; expiresAt: Date },
): Promise<void> {
  await db.platformVisit.create({ data: row, select: { id: true } })
}

/** Ends visits of a person that are going on: one, all to an organisation, or all in a role. Answers their ids. */
export async function endVisits(
  db: Database,
  which: { personId: string } & ({ id: string } | { organisationId: string } | { role: PlatformRoleName }),
  now: Date,
): Promise<{ id: string; organisationId: string }[]> {
  return db.platformVisit.updateManyAndReturn({
    where: { ...which, endedAt: null, expiresAt: { gt: now } },
    data: { endedAt: now },
    select: { id: true, organisationId: true },
  })
}

/** Names of organisers, and nothing else of them. */
export function findOrganisationNames(db: Database) {
  return db.organisation.findMany({ orderBy: { slug: 'asc' }, select: { slug: true, name: true } })
}

export function findOrganisationBySlug(db: Database, slug: string) {
  return db.organisation.findUnique({ where: { slug }, select: { id: true, name: true } })
}

/** False when they had it. */
export async function addPlatformRole(db: Database, row: { id: string; personId: string; role: PlatformRoleName }): Promise<boolean> {
  return (await db.platformRole.createMany({ data: [row], skipDuplicates: true })).count === 1
}

/**
 * A person's roles, held until the transaction ends: one is taken away after that, or was before. All of them, so that
 * whoever has two does one thing after another as well.
 */
export async function holdPlatformRoles(db: Database, personId: string): Promise<PlatformRoleName[]> {
  const rows = await db.$queryRaw<{ role: PlatformRoleName }[]>`
    SELECT role FROM platform_role WHERE person_id = ${personId}::uuid ORDER BY id FOR UPDATE`
  return rows.map(({ role }) => role)
}

/** False when they had it not. */
export async function removePlatformRole(db: Database, personId: string, role: PlatformRoleName): Promise<boolean> {
  return (await db.platformRole.deleteMany({ where: { personId, role } })).count === 1
}

export function findPlatformPeople(db: Database) {
  return db.platformRole.findMany({
    orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
    select: { role: true, createdAt: true, person: { select: { email: true, displayName: true } } },
  })
}

export function findPersonByAddress(db: Database, email: string) {
  return db.person.findUnique({ where: { email }, select: { id: true, emailVerifiedAt: true } })
}

/** Somebody who will sign in with this address and has not yet. */
export async function addPerson(db: Database, row: { id: string; email: string; displayName: string }): Promise<void> {
  await db.person.create({ data: row, select: { id: true } })
}
