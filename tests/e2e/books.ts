import pg from 'pg'
import type { Stack } from '../../processes/stack'

/** Asks the stack's database as its owner: what no page shows. */
export async function readBooks<Row extends object>(stack: Pick<Stack, 'postgres'>, query: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: stack.postgres.ownerUrl })
  await client.connect()
  try {
    return (await client.query<Row>(query, values)).rows
  } finally {
    await client.end()
  }
}

/** The epochs whose keys the ledger says were given for a ticket, in order. */
export async function epochsInLedger(stack: Pick<Stack, 'postgres'>, ticketId: string): Promise<number[]> {
  const rows = await readBooks<{ epoch: number }>(
    stack,
    `SELECT epoch FROM ledger_entry WHERE action = 'playback.key' AND outcome = 'done' AND ticket_id = $1 ORDER BY at`,
    [ticketId],
  )
  return rows.map(({ epoch }) => epoch)
}

export type BroadcastBooks = { contentId: string; startedAt: Date }

/** The content of the one broadcast of an event, once it has begun. */
export async function findBroadcast(stack: Pick<Stack, 'postgres'>, eventSlug: string): Promise<BroadcastBooks> {
  const [row] = await readBooks<{ content_id: string; started_at: Date }>(
    stack,
    `SELECT content_id, started_at FROM stream JOIN event ON event.id = stream.event_id WHERE event.slug = $1 AND started_at IS NOT NULL`,
    [eventSlug],
  )
  if (!row) throw new Error(`the broadcast of ${eventSlug} has not begun`)
  return { contentId: row.content_id, startedAt: row.started_at }
}

/** Moves an event and its broadcasts to a start in so many minutes, so that a countdown counts seconds. */
export async function bringForward(stack: Pick<Stack, 'postgres'>, eventSlug: string, minutes: number): Promise<void> {
  const startsAt = new Date(Date.now() + minutes * 60_000)
  const endsAt = new Date(startsAt.getTime() + 3_600_000)
  await readBooks(stack, 'UPDATE broadcast SET starts_at = $2, ends_at = $3 FROM event WHERE event.id = broadcast.event_id AND slug = $1', [eventSlug, startsAt, endsAt])
  await readBooks(stack, 'UPDATE event SET starts_at = $2, ends_at = $3 WHERE slug = $1', [eventSlug, startsAt, endsAt])
}
