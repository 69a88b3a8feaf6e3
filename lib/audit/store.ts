import type { Database } from '@/lib/platform/db'
import type { EntryFacts } from './rules/entry-mac'

export async function addEntry(db: Database, row: EntryFacts & { mac: Buffer; macKeyId: string }): Promise<void> {
  await db.ledgerEntry.create({ data: { ...row, mac: new Uint8Array(row.mac) }, select: { id: true } })
}

export async function ensureMonths(db: Database, first: Date, months: number): Promise<void> {
  await db.$executeRaw`SELECT ledger_ensure_partitions(${first}::date, ${months}::integer)`
}
