import { Prisma, type Database } from '@/lib/platform/db'
import type { EntryFacts } from './rules/entry-mac'

export async function addEntry(db: Database, row: EntryFacts & { mac: Buffer; macKeyId: string }): Promise<void> {
  await db.ledgerEntry.create({ data: { ...row, mac: new Uint8Array(row.mac) }, select: { id: true } })
}

/** The same row as part of a statement: all but the `FROM` that says how often it is added. */
export function entryFrom(row: EntryFacts & { mac: Buffer; macKeyId: string }): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO ledger_entry (at, id, action, outcome, actor, subject, subject_key_id, organisation_id, event_id, content_id,
      ticket_id, grant_id, epoch, network, request_id, detail, mac, mac_key_id)
    SELECT ${row.at}::timestamptz, ${row.id}::uuid, ${row.action}::text, ${row.outcome}::text, ${row.actor}::text, ${row.subject}::text,
      ${row.subjectKeyId}::text, ${row.organisationId}::uuid, ${row.eventId}::uuid, ${row.contentId}::uuid, ${row.ticketId}::uuid,
      ${row.grantId}::uuid, ${row.epoch}::integer, ${row.network}::text, ${row.requestId}::text, ${JSON.stringify(row.detail)}::jsonb,
      ${new Uint8Array(row.mac)}::bytea, ${row.macKeyId}::text`
}

export async function ensureMonths(db: Database, first: Date, months: number): Promise<void> {
  await db.$executeRaw`SELECT ledger_ensure_partitions(${first}::date, ${months}::integer)`
}
