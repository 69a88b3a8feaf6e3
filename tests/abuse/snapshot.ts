import type { Ground } from './ground'

/** What a refused call may touch: when a session was last seen, and the record of refusals themselves. */
const movesByItself = ['session', 'outbox', 'idempotency_record', 'ledger_link', 'ledger_head', '_prisma_migrations']

/** Columns that move by themselves: a stream that nobody pushes into stalls. */
const columnsThatMove: Readonly<Record<string, string[]>> = { stream: ['state'] }

/** The rows of every table as one digest each, so that "nothing has changed" can be said. */
export async function snapshotOf({ owner }: Ground, without: readonly string[] = []): Promise<Map<string, string>> {
  const tables = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE 'ledger_entry%' ORDER BY 1`,
  )
  const digests = new Map<string, string>()
  for (const { name } of tables.rows.filter((table) => ![...movesByItself, ...without].includes(table.name))) {
    const { rows } = await owner.query<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(text, E'\\n' ORDER BY text), '')) AS digest FROM (SELECT (to_jsonb(entry) - $1::text[])::text AS text FROM "${name}" AS entry) AS texts`,
      [columnsThatMove[name] ?? []],
    )
    digests.set(name, rows[0]?.digest ?? '')
  }
  return digests
}

/** Tables whose rows are others now. */
export function changedTables(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name)
}
