import { Prisma, type Database } from '@/lib/platform/db'

/** Where a manager may plan: events of these organisations. */
export type PlanScope = { organisationIds: readonly string[] }

const planShape = {
  id: true,
  slug: true,
  organisationId: true,
  state: true,
  version: true,
  title: true,
  description: true,
  rules: true,
  zone: true,
  accent: true,
  startsAt: true,
  endsAt: true,
  coverDigest: true,
  coverWidth: true,
  coverHeight: true,
  cancelReason: true,
  updatedAt: true,
  publishedAt: true,
  cancelledAt: true,
  artists: { orderBy: { position: 'asc' }, select: { artistProfileId: true } },
  programme: { orderBy: { position: 'asc' }, select: { startsAt: true, endsAt: true, title: true } },
  broadcasts: {
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { id: true, artistProfileId: true, title: true, startsAt: true, endsAt: true, archiveMinutes: true },
  },
} as const satisfies Prisma.EventSelect

export type PlanRow = Prisma.EventGetPayload<{ select: typeof planShape }>

export function findPlan(db: Database, scope: PlanScope, slug: string): Promise<PlanRow | null> {
  return db.event.findFirst({ where: { slug, organisationId: { in: [...scope.organisationIds] } }, select: planShape })
}

export function findPlans(db: Database, scope: PlanScope) {
  return db.event.findMany({
    where: { organisationId: { in: [...scope.organisationIds] } },
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    take: 300,
    select: planShape,
  })
}

/**
 * Raises the version of the plan and so locks its row until the transaction ends: plans are changed one after another.
 * Answers false when there is no such event in scope with the version that was seen; null sees any.
 */
export async function raiseVersion(db: Database, scope: PlanScope, slug: string, seen: number | null, now: Date): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE event SET version = version + 1, updated_at = ${now}
    WHERE slug = ${slug} AND organisation_id = ANY(${[...scope.organisationIds]}::uuid[])
    AND (${seen}::int IS NULL OR version = ${seen}::int)`
  return count === 1
}

export async function setPlan(db: Database, id: string, data: Prisma.EventUncheckedUpdateInput): Promise<void> {
  await db.event.update({ where: { id }, data, select: { id: true } })
}

/** Which addresses that begin like this are taken, by any organiser's event. */
export async function findTakenSlugs(db: Database, base: string): Promise<Set<string>> {
  const rows = await db.event.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })
  return new Set(rows.map((row) => row.slug))
}

/** Adds an event unless its slug is taken; then it answers false. */
export async function addEvent(db: Database, row: Prisma.EventCreateManyInput): Promise<boolean> {
  const { count } = await db.event.createMany({ data: [row], skipDuplicates: true })
  return count === 1
}

/** Gives an event another slug. Answers false when it is taken, which ends the transaction. */
export async function setSlug(db: Database, id: string, slug: string): Promise<boolean> {
  try {
    await db.event.update({ where: { id }, data: { slug }, select: { id: true } })
    return true
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return false
    throw error
  }
}

export async function setArtists(db: Database, eventId: string, artistProfileIds: readonly string[]): Promise<void> {
  await db.eventArtist.deleteMany({ where: { eventId } })
  await db.eventArtist.createMany({ data: artistProfileIds.map((artistProfileId, position) => ({ eventId, artistProfileId, position })) })
}

export type ProgrammeLine = { startsAt: Date; endsAt: Date; title: { ja: string; en: string } }

export async function setProgramme(db: Database, eventId: string, lines: readonly ProgrammeLine[]): Promise<void> {
  await db.programmeItem.deleteMany({ where: { eventId } })
  await db.programmeItem.createMany({ data: lines.map((line, position) => ({ ...line, eventId, position })) })
}

/** Moves programme and broadcasts by as much as the start has moved, ms. */
export async function movePlan(db: Database, eventId: string, byMs: number): Promise<void> {
  const seconds = byMs / 1000
  await db.$executeRaw`
    UPDATE programme_item SET starts_at = starts_at + make_interval(secs => ${seconds}::double precision),
      ends_at = ends_at + make_interval(secs => ${seconds}::double precision) WHERE event_id = ${eventId}::uuid`
  await db.$executeRaw`
    UPDATE broadcast SET starts_at = starts_at + make_interval(secs => ${seconds}::double precision),
      ends_at = ends_at + make_interval(secs => ${seconds}::double precision) WHERE event_id = ${eventId}::uuid`
}

export async function addBroadcastRows(db: Database, rows: Prisma.BroadcastCreateManyInput[]): Promise<void> {
  await db.broadcast.createMany({ data: rows })
}

export async function setBroadcast(db: Database, scope: { eventId: string }, id: string, data: Prisma.BroadcastUncheckedUpdateManyInput): Promise<void> {
  await db.broadcast.updateMany({ where: { id, eventId: scope.eventId }, data })
}

export async function deleteBroadcast(db: Database, scope: { eventId: string }, id: string): Promise<void> {
  await db.broadcast.deleteMany({ where: { id, eventId: scope.eventId } })
}

export async function findBroadcastIds(db: Database, eventId: string): Promise<string[]> {
  const rows = await db.broadcast.findMany({ where: { eventId }, orderBy: { id: 'asc' }, select: { id: true } })
  return rows.map((row) => row.id)
}

/** Deletes an event with all of its plan. For drafts. */
export async function deleteEvent(db: Database, id: string): Promise<void> {
  const where = { eventId: id }
  await db.eventArtist.deleteMany({ where })
  await db.programmeItem.deleteMany({ where })
  await db.broadcast.deleteMany({ where })
  await db.event.delete({ where: { id }, select: { id: true } })
}

/** Holds an event's row until the transaction ends. */
export async function lockEvent(db: Database, id: string): Promise<void> {
  await db.$queryRaw`SELECT id FROM event WHERE id = ${id}::uuid FOR UPDATE`
}

export async function findCoverDigest(db: Database, id: string): Promise<string | null> {
  const row = await db.event.findUnique({ where: { id }, select: { coverDigest: true } })
  return row?.coverDigest ?? null
}

/** The event whose present cover this is: public, or of the caller's scope. */
export function findCoverOwner(db: Database, scope: PlanScope, slug: string, coverDigest: string) {
  return db.event.findFirst({
    where: { slug, coverDigest, OR: [{ state: { not: 'draft' } }, { organisationId: { in: [...scope.organisationIds] } }] },
    select: { id: true, state: true },
  })
}

/** Ends published events that were over before `past`, archives included. */
export function unsafeEndPast(db: Database, past: Date, now: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE event e SET state = 'ended', version = version + 1, updated_at = ${now}
    WHERE e.state = 'published' AND e.ends_at < ${past} AND NOT EXISTS (
      SELECT 1 FROM broadcast b WHERE b.event_id = e.id AND b.ends_at + make_interval(mins => b.archive_minutes) >= ${past})`
}
