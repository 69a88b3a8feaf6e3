import type { Database } from '@/lib/platform/db'
import type { ArtistRole, EventStaffRole, OrganisationRole } from '../contract'

const personShape = { select: { id: true, displayName: true, _count: { select: { passkeys: true } } } } as const

/** Organisations by slug or id, of those within the caller's scope. */
export function findOrganisations(db: Database, ids: readonly string[]) {
  return db.organisation.findMany({ where: { id: { in: [...ids] } }, orderBy: { createdAt: 'asc' }, select: organisationShape })
}

const organisationShape = { id: true, slug: true, name: true, sellerName: true, sellerAddress: true, sellerContact: true, registrationNumber: true } as const

/** Whoever changes who may what in an organisation holds its row meanwhile: such changes come one after another. */
export async function unsafeLockOrganisation(db: Database, id: string): Promise<void> {
  await db.$queryRaw`SELECT id FROM organisation WHERE id = ${id}::uuid FOR UPDATE`
}

export async function setOrganisation(
  db: Database,
  id: string,
  facts: { name: object; sellerName: string; sellerAddress: string; sellerContact: string; registrationNumber: string | null },
): Promise<void> {
  await db.organisation.update({ where: { id }, data: facts, select: { id: true } })
}

/** False when the slug is taken. */
export async function addOrganisation(
  db: Database,
  row: { id: string; slug: string; name: object; sellerName: string; sellerAddress: string; sellerContact: string; registrationNumber: string | null },
): Promise<boolean> {
  const { count } = await db.organisation.createMany({ data: [row], skipDuplicates: true })
  return count === 1
}

export function findMembers(db: Database, organisationId: string) {
  return db.membership.findMany({
    where: { organisationId },
    orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
    select: { id: true, role: true, createdAt: true, person: personShape },
  })
}

export function findMembership(db: Database, organisationIds: readonly string[], id: string) {
  return db.membership.findFirst({
    where: { id, organisationId: { in: [...organisationIds] } },
    select: { id: true, organisationId: true, personId: true, role: true },
  })
}

export async function findRole(db: Database, organisationId: string, personId: string): Promise<OrganisationRole | null> {
  const row = await db.membership.findUnique({ where: { organisationId_personId: { organisationId, personId } }, select: { role: true } })
  return row?.role ?? null
}

export function countOwners(db: Database, organisationId: string): Promise<number> {
  return db.membership.count({ where: { organisationId, role: 'owner' } })
}

export async function setRole(db: Database, id: string, role: OrganisationRole): Promise<void> {
  await db.membership.updateMany({ where: { id }, data: { role } })
}

/** Gives a role in place of the one that was held, if any. */
export async function putMembership(db: Database, row: { id: string; organisationId: string; personId: string; role: OrganisationRole }): Promise<void> {
  const { organisationId, personId, role } = row
  await db.membership.upsert({ where: { organisationId_personId: { organisationId, personId } }, create: row, update: { role }, select: { id: true } })
}

export async function removeMembership(db: Database, id: string): Promise<void> {
  await db.membership.deleteMany({ where: { id } })
}

export function findArtistsOf(db: Database, organisationId: string) {
  return db.artistProfile.findMany({
    where: { organisationId },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      slug: true,
      name: true,
      members: { orderBy: [{ role: 'asc' }, { createdAt: 'asc' }], select: { id: true, role: true, createdAt: true, person: personShape } },
    },
  })
}

export function findArtist(db: Database, organisationIds: readonly string[], slug: string) {
  return db.artistProfile.findFirst({ where: { slug, organisationId: { in: [...organisationIds] } }, select: { id: true, organisationId: true, name: true } })
}

/** False when the slug is taken. */
export async function addArtist(db: Database, row: { id: string; organisationId: string; slug: string; name: object }): Promise<boolean> {
  const { count } = await db.artistProfile.createMany({ data: [row], skipDuplicates: true })
  return count === 1
}

export async function setArtistName(db: Database, id: string, name: object): Promise<void> {
  await db.artistProfile.update({ where: { id }, data: { name }, select: { id: true } })
}

export async function findArtistRole(db: Database, artistProfileId: string, personId: string): Promise<ArtistRole | null> {
  const row = await db.artistMember.findUnique({ where: { artistProfileId_personId: { artistProfileId, personId } }, select: { role: true } })
  return row?.role ?? null
}

export async function putArtistMember(db: Database, row: { id: string; artistProfileId: string; personId: string; role: ArtistRole }): Promise<void> {
  const { artistProfileId, personId, role } = row
  await db.artistMember.upsert({ where: { artistProfileId_personId: { artistProfileId, personId } }, create: row, update: { role }, select: { id: true } })
}

export function findArtistMember(db: Database, organisationIds: readonly string[], id: string) {
  return db.artistMember.findFirst({
    where: { id, artistProfile: { organisationId: { in: [...organisationIds] } } },
    select: { id: true, personId: true, role: true, artistProfile: { select: { organisationId: true } } },
  })
}

/** False when it was gone already. */
export async function removeArtistMember(db: Database, id: string): Promise<boolean> {
  return (await db.artistMember.deleteMany({ where: { id } })).count === 1
}

export function findStaff(db: Database, eventIds: readonly string[]) {
  return db.eventStaff.findMany({
    where: { eventId: { in: [...eventIds] } },
    orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
    select: { id: true, eventId: true, role: true, limitedTo: true, createdAt: true, person: personShape },
  })
}

/** One row of an event's staff, whose event the caller must still find within their own scope. */
export function unsafeFindStaff(db: Database, id: string) {
  return db.eventStaff.findUnique({ where: { id }, select: { id: true, eventId: true, personId: true, role: true } })
}

export function findStaffRow(db: Database, eventId: string, personId: string, role: EventStaffRole) {
  return db.eventStaff.findUnique({ where: { eventId_personId_role: { eventId, personId, role } }, select: { id: true, limitedTo: true } })
}

export async function putStaff(
  db: Database,
  row: { id: string; eventId: string; personId: string; role: EventStaffRole; limitedTo: string[]; endsAt: Date },
): Promise<void> {
  const { eventId, personId, role, limitedTo, endsAt } = row
  await db.eventStaff.upsert({
    where: { eventId_personId_role: { eventId, personId, role } },
    create: row,
    update: { limitedTo, endsAt },
    select: { id: true },
  })
}

/** False when it was gone already. */
export async function removeStaff(db: Database, id: string): Promise<boolean> {
  return (await db.eventStaff.deleteMany({ where: { id } })).count === 1
}

/** All that joins a person to organisers, whether or not it counts in this session. */
export function findOwnRows(db: Database, personId: string, now: Date) {
  return db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      memberships: { select: { id: true, role: true, organisationId: true, organisation: { select: { name: true } } } },
      artistMembers: { select: { id: true, role: true, artistProfile: { select: { name: true, organisationId: true, organisation: { select: { name: true } } } } } },
      eventStaff: { where: { endsAt: { gt: now } }, select: { id: true, role: true, eventId: true } },
    },
  })
}

/** The person's own address, when they have proved that it is theirs. */
export async function findProvedAddress(db: Database, personId: string): Promise<string | null> {
  const row = await db.person.findUnique({ where: { id: personId }, select: { email: true, emailVerifiedAt: true } })
  return row?.emailVerifiedAt ? row.email : null
}
