import { contentsOf, type Content } from '@/lib/content'
import { askKept, isUniqueViolation, Prisma, type Database } from '@/lib/platform/db'
import { ticketRight, type TicketRight } from '@/lib/ticketing'

/** One playing device per ticket: whoever opens a grant for it waits for the one before. */
export async function lockTicketGrants(db: Database, ticketId: string): Promise<void> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`grant:${ticketId}`}, 0))::text`
}

/** A ticket's right with the contents of the broadcasts that it names, or null. Asked before every grant, renewal and key. */
export async function findTicketContents(db: Database, scope: { personId: string }, ticketId: string): Promise<{ right: TicketRight; contents: Content[] } | null> {
  const statement = Prisma.sql`
    WITH own AS (${ticketRight(scope, ticketId)})
    SELECT own.*, coalesce((SELECT json_agg(c) FROM (${contentsOf(named)}) c), '[]') AS contents FROM own`
  type Row = TicketRight & { contents: (Omit<Content, 'availableUntil'> & { availableUntil: string | null })[] }
  const [row] = await askKept<Row>(db, 'playback.right', statement)
  if (!row) return null
  const { contents, ...right } = row
  return { right, contents: contents.map((content) => ({ ...content, availableUntil: content.availableUntil ? new Date(content.availableUntil) : null })) }
}

const named = Prisma.sql`SELECT (entitlement->>'broadcastId')::uuid FROM own, json_array_elements(own.entitlements) entitlement`

export function endGrants(db: Database, where: Prisma.GrantWhereInput, reason: string, at: Date) {
  return db.grant.updateManyAndReturn({
    where: { ...where, endedAt: null },
    data: { endedAt: at, endedBecause: reason },
    select: { id: true, personId: true },
  })
}

export type GrantRow = {
  id: string
  contentId: string
  broadcastId: string
  organisationId: string
  personId: string
  sessionId: string
  ticketId: string | null
  phase: 'live' | 'archive'
  mark: string
  reason: string | null
  createdAt: Date
  expiresAt: Date
}

/** What a grant is written together with. */
export type WrittenWith = {
  /** Selects the ticket while it is valid, and holds it so. Null for a grant without a ticket. */
  ticket: Prisma.Sql | null
  /** Adds the ledger's row from what follows. */
  insertEntry: Prisma.Sql
  /** How much a live playlist shows: see `windowEpoch`. */
  window: LiveWindow
}

type Superseded = { id: string; personId: string }

/**
 * Writes a grant, the end of the one it supersedes and the ledger's row in one statement, so that there are all or none.
 * Answers the superseded ones; or null when nothing was written, because the ticket is no longer valid or a moderator
 * has cut the stream. Throws what `unlessQuicker` knows when another device was quicker by this very moment.
 */
export async function writeGrant(db: Database, row: GrantRow, { ticket, insertEntry, window }: WrittenWith): Promise<Superseded[] | null> {
  const statement = Prisma.sql`
    WITH ticket_held AS (${ticket ?? Prisma.sql`SELECT NULL::uuid AS id`}),
    allowed AS (SELECT id FROM ticket_held
      WHERE NOT EXISTS (SELECT FROM stream WHERE content_id = ${row.contentId}::uuid AND cut_at IS NOT NULL)),
    -- One ticket, not a join with it: planned while the table is young, a join goes through every open grant.
    superseded AS (UPDATE "grant" old SET ended_at = ${row.createdAt}::timestamptz, ended_because = 'superseded'
      WHERE old.ticket_id = (SELECT id FROM allowed) AND old.ended_at IS NULL RETURNING old.id, old.person_id),
    added AS (INSERT INTO "grant" (id, content_id, broadcast_id, person_id, session_id, ticket_id, organisation_id, phase, from_epoch, mark,
        reason, created_at, expires_at)
      SELECT ${row.id}::uuid, ${row.contentId}::uuid, ${row.broadcastId}::uuid, ${row.personId}::uuid, ${row.sessionId}::uuid, allowed.id,
        ${row.organisationId}::uuid, ${row.phase}::text,
        CASE ${row.phase}::text WHEN 'live' THEN coalesce((${windowEpoch(row.contentId, window)}), (${epochSinceCut(row.contentId, window)}), 1) ELSE 1 END,
        ${row.mark}::text, ${row.reason}::text, ${row.createdAt}::timestamptz, ${row.expiresAt}::timestamptz
      -- The count is never negative: it has the old grant ended before the new one comes.
      FROM allowed WHERE (SELECT count(*) FROM superseded) >= 0 RETURNING id),
    entry AS (${insertEntry} FROM added)
    SELECT (SELECT count(*) FROM added)::integer AS added, superseded.id, superseded.person_id AS "personId"
    FROM (SELECT) AS one LEFT JOIN superseded ON true`
  type Row = { added: number; id: string | null; personId: string | null }
  const rows = await askKept<Row>(db, ticket ? 'playback.grant' : 'playback.look', statement)
  if (!rows[0]?.added) return null
  return rows.flatMap(({ id, personId }) => (id && personId ? [{ id, personId }] : []))
}

/** Null where the index of one open grant per ticket has refused a second. */
export async function unlessQuicker<T>(writing: Promise<T>): Promise<T | null> {
  try {
    return await writing
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}

const grantShape = {
  id: true,
  contentId: true,
  broadcastId: true,
  organisationId: true,
  ticketId: true,
  phase: true,
  fromEpoch: true,
  mark: true,
  expiresAt: true,
  endedAt: true,
  endedBecause: true,
  reason: true,
} as const satisfies Prisma.GrantSelect

/** The person's own grant, or null; `isOwn` where it was opened in this session. */
export async function findGrant(db: Database, { personId, sessionId }: { personId: string; sessionId: string }, id: string) {
  const found = await db.grant.findFirst({ where: { id, personId }, select: { ...grantShape, sessionId: true } })
  return found && { ...found, isOwn: found.sessionId === sessionId }
}

/** Gives a grant that has not ended another while, together with the ledger's row. Null when it has. */
export async function extendGrant(
  db: Database,
  id: string,
  { expiresAt, delayMs }: { expiresAt: Date; delayMs?: number },
  insertEntry: Prisma.Sql,
): Promise<true | null> {
  const statement = Prisma.sql`
    WITH extended AS (UPDATE "grant" SET expires_at = ${expiresAt}::timestamptz, delay_ms = coalesce(${delayMs ?? null}::integer, delay_ms)
      WHERE id = ${id}::uuid AND ended_at IS NULL RETURNING id),
    entry AS (${insertEntry} FROM extended)
    SELECT id FROM extended`
  const rows = await askKept<{ id: string }>(db, 'playback.renew', statement)
  return rows.length > 0 || null
}

/**
 * Writes the ledger's row of a key while its grant lives, its ticket is valid and no moderator holds the stream back.
 * What would end the grant or the ticket waits for this statement, or the statement for it. Null when it is over.
 */
export async function noteKey(
  db: Database,
  { grantId, epoch, now }: { grantId: string; epoch: number; now: Date },
  { ticket, insertEntry }: Pick<WrittenWith, 'ticket' | 'insertEntry'>,
): Promise<true | null> {
  const statement = Prisma.sql`
    WITH ticket_held AS (${ticket ?? Prisma.sql`SELECT NULL::uuid AS id`}),
    living AS (SELECT id FROM "grant" g
      WHERE id = ${grantId}::uuid AND ended_at IS NULL AND expires_at > ${now}::timestamptz AND from_epoch <= ${epoch}::integer
        AND ticket_id IS NOT DISTINCT FROM (SELECT id FROM ticket_held)
        AND NOT EXISTS (SELECT FROM stream s WHERE s.content_id = g.content_id AND s.cut_at IS NOT NULL) FOR SHARE),
    entry AS (${insertEntry} FROM living)
    SELECT id FROM living`
  const rows = await askKept<{ id: string }>(db, ticket ? 'playback.key' : 'playback.key.look', statement)
  return rows.length > 0 || null
}

export type LiveWindow = { segments: number; leftBehind: number; epochSeconds: number }

/**
 * The epoch of the oldest segment that a live playlist lists, or null before the first segment. A rendition that
 * is left behind by another is not served, so that its old segments open no old epoch. Nor do those from before a cut
 * that was taken back.
 */
function windowEpoch(contentId: string, window: LiveWindow): Prisma.Sql {
  return Prisma.sql`
    WITH listed AS (
      SELECT r.id, s.epoch, s.program_at, row_number() OVER (PARTITION BY r.id ORDER BY s.sequence DESC) AS place
      FROM rendition r JOIN stream ON stream.id = r.stream_id CROSS JOIN LATERAL (
        SELECT sequence, epoch, program_at FROM segment WHERE rendition_id = r.id ORDER BY sequence DESC LIMIT ${window.segments}::bigint) s
      WHERE r.content_id = ${contentId}::uuid AND (stream.restored_at IS NULL OR s.program_at >= stream.restored_at))
    SELECT min(epoch) FROM listed WHERE id NOT IN (
      SELECT newest.id FROM listed newest JOIN listed other ON other.place = ${window.leftBehind}::bigint AND other.program_at > newest.program_at
      WHERE newest.place = 1)`
}

/** The epoch, by `epochAt`, in which a cut was taken back: nothing older is shown, though nothing newer may have come. */
function epochSinceCut(contentId: string, { epochSeconds }: LiveWindow): Prisma.Sql {
  return Prisma.sql`
    SELECT greatest(0, floor(extract(epoch FROM restored_at - started_at) / ${epochSeconds}::integer))::integer + 1
    FROM stream WHERE content_id = ${contentId}::uuid AND restored_at IS NOT NULL AND started_at IS NOT NULL`
}

/** Whether a moderator holds the content's stream back. */
export async function isCut(db: Database, contentId: string): Promise<boolean> {
  const statement = Prisma.sql`SELECT id FROM stream WHERE content_id = ${contentId}::uuid AND cut_at IS NOT NULL`
  return (await askKept(db, 'playback.cut', statement)).length > 0
}

/** Who watches now: grants that have not run out, with what their players say of the delay. */
export async function findViewers(db: Database, contentIds: readonly string[], now: Date) {
  return db.grant.findMany({
    where: { contentId: { in: [...contentIds] }, endedAt: null, expiresAt: { gt: now }, ticketId: { not: null } },
    select: { contentId: true, delayMs: true },
  })
}

/** Who watches now without a ticket: the artist's own side and staff. */
export function findGrantsWithoutTicket(db: Database, contentId: string, now: Date) {
  return db.grant.findMany({
    where: { contentId, endedAt: null, expiresAt: { gt: now }, ticketId: null },
    select: { id: true, personId: true },
  })
}
