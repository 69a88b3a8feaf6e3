import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ground } from './ground'

/** What a refused call may touch: the record of refusals themselves. */
const movesByItself = ['session', 'ledger_link', 'ledger_head', '_prisma_migrations']

/** Columns that move by themselves: a stream that nobody pushes into stalls, what is owed is carried out. */
const columnsThatMove: Readonly<Record<string, string[]>> = {
  stream: ['state'],
  outbox: ['attempts', 'due_at', 'last_error', 'dispatched_at'],
  // What was refused last is shown to its artist, since encoders do not show what they are answered.
  encoder_key: ['last_used_at', 'refused_at', 'refused_code'],
}

/** Whose rows the worker takes away when their minutes are over. */
const swept = ['passkey_challenge', 'provider_attempt']

/** Where bytes lie that no row holds. */
const folders = { storage: 'STORAGE_DIR', vault: 'VAULT_DIR', covers: 'COVERS_DIR' }

/**
 * The rows of every table, and the files of every folder, as one digest each; of tables that are swept each row, for some go
 * by themselves; of sessions each row, for attackers start some beside.
 */
export type Snapshot = { digests: ReadonlyMap<string, string>; swept: ReadonlySet<string>; sessions: ReadonlyMap<string, { row: string; isDemo: boolean }> }

/**
 * Looks at every table and every stored file, so that "nothing has changed" can be said. What is owed already is carried out
 * first, for it would look like the work of the calls in between.
 * @throws Error when the worker does not carry out what is owed
 */
export async function snapshotOf(ground: Ground): Promise<Snapshot> {
  await settle(ground)
  const { owner } = ground
  const tables = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE 'ledger_entry%' ORDER BY 1`,
  )
  const digests = new Map<string, string>()
  for (const { name } of tables.rows.filter((table) => ![...movesByItself, ...swept].includes(table.name))) {
    const { rows } = await owner.query<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(text, E'\\n' ORDER BY text), '')) AS digest FROM (SELECT (to_jsonb(entry) - $1::text[])::text AS text FROM "${name}" AS entry) AS texts`,
      [columnsThatMove[name] ?? []],
    )
    digests.set(name, rows[0]?.digest ?? '')
  }
  for (const [folder, variable] of Object.entries(folders)) digests.set(folder, filesIn(ground, variable))
  const rows = swept.map((name) => `SELECT '${name} ' || to_jsonb(entry)::text AS row FROM "${name}" AS entry`)
  const sweeping = await owner.query<{ row: string }>(rows.join(' UNION ALL '))
  const sessions = await owner.query<{ id: string; row: string; isDemo: boolean }>(
    `SELECT id, (to_jsonb(session) - 'last_seen_at')::text AS row, proof = 'demo' AS "isDemo" FROM session`,
  )
  return { digests, swept: new Set(sweeping.rows.map(({ row }) => row)), sessions: new Map(sessions.rows.map(({ id, ...session }) => [id, session])) }
}

/** Every file of a folder with its size and time. */
function filesIn({ stack }: Ground, variable: string): string {
  const root = stack.env[variable]
  if (!root) throw new Error(`${variable} is not set`)
  const places = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const lines = places.map(({ parentPath, name }) => {
    const { size, mtimeMs } = statSync(join(parentPath, name))
    return `${join(parentPath, name)} ${size} ${mtimeMs}`
  })
  return lines.toSorted().join('\n')
}

/**
 * Tables whose rows, and folders whose files are others now. Whoever was limited in between is signed in again by the demo's
 * link: such a session is new, but no other may be, and none may have ended.
 */
export function changedTables(before: Snapshot, after: Snapshot): string[] {
  const isOther = [...before.sessions].some(([id, { row }]) => after.sessions.get(id)?.row !== row)
  const isMore = [...after.sessions].some(([id, { isDemo }]) => !isDemo && !before.sessions.has(id))
  const changed = [...after.digests].filter(([name, digest]) => before.digests.get(name) !== digest).map(([name]) => name)
  const added = swept.filter((name) => [...after.swept].some((row) => row.startsWith(`${name} `) && !before.swept.has(row)))
  return [...changed, ...added, ...(isOther || isMore ? ['session'] : [])]
}

/** How long the worker may take for what many calls owe, ms. */
const mostMs = 60_000

/** Waits until nothing is owed any more, letters among it, but what failed and is tried again later. */
async function settle({ owner }: Ground): Promise<void> {
  for (let waited = 0; ; waited += 100) {
    const { rows } = await owner.query<{ what: string }>(
      `SELECT topic AS what FROM outbox WHERE dispatched_at IS NULL AND (due_at <= now() OR last_error IS NULL)
        UNION ALL SELECT template FROM mail WHERE state = 'queued' AND last_error IS NULL
        UNION ALL SELECT 'refund' FROM refund WHERE state = 'pending' AND last_error IS NULL LIMIT 1`,
    )
    if (rows.length === 0) return
    if (waited > mostMs) throw new Error(`the worker does not carry out what is owed: ${rows[0]?.what}`)
    await sleep(100)
  }
}
