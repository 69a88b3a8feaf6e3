import type pg from 'pg'

/** Every uuid in the database, in lower case, with the first column that holds it. */
export async function idsInDatabase(owner: pg.Pool): Promise<Map<string, string>> {
  const columns = await owner.query<{ table: string; column: string; is_list: boolean }>(`
    SELECT c.table_name AS "table", c.column_name AS "column", c.udt_name = '_uuid' AS is_list
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE table_schema = 'public' AND udt_name IN ('uuid', '_uuid') AND t.table_type = 'BASE TABLE'
    ORDER BY c.column_name <> 'id', c.table_name`)
  const found = new Map<string, string>()
  for (const { table, column, is_list } of columns.rows) {
    const value = is_list ? `unnest("${column}")` : `"${column}"`
    const rows = await owner.query<{ id: string | null }>(`SELECT DISTINCT ${value}::text AS id FROM "${table}"`)
    for (const { id } of rows.rows) if (id && !found.has(id)) found.set(id, `${table}.${column}`)
  }
  return found
}

const dashed = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const bare = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/gi

/** Everything in a text that has the form of a uuid, in lower case and with its dashes. */
export function uuidsIn(text: string): Set<string> {
  return new Set((text.match(dashed) ?? []).map((id) => id.toLowerCase()))
}

/** The ids of a set that a text holds in any writing: with dashes or without, upper or lower case, base64. */
export function idsWrittenIn(text: string, ids: Iterable<string>, { alsoBase64 = true } = {}): string[] {
  const written = uuidsIn(text)
  for (const hex of text.match(bare) ?? []) written.add(withDashes(hex.toLowerCase()))
  const holdsBase64 = (id: string) => base64Forms(id).some((form) => text.includes(form))
  return [...ids].filter((id) => written.has(id) || (alsoBase64 && holdsBase64(id)))
}

function withDashes(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function base64Forms(id: string): string[] {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')]
}
