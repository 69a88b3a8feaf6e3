import type { Database } from '../db'

export type OutboxRow = { id: string; topic: string; payload: unknown; attempts: number }

export async function addRow(db: Database, id: string, topic: string, payload: object): Promise<void> {
  await db.outbox.create({ data: { id, topic, payload } })
}

/**
 * Takes due rows for 30 s, oldest first: a worker that dies gives them back by not finishing.
 * `due_at` is kept to the millisecond and may be rounded up: without the allowance of 1 ms, a row owed
 * this very instant would be missed by the worker woken for it, and wait for the next round.
 */
export function claimRows(db: Database, most: number): Promise<OutboxRow[]> {
  return db.$queryRaw<OutboxRow[]>`
    WITH taken AS (
      UPDATE outbox SET attempts = attempts + 1, due_at = now() + interval '30 seconds'
      WHERE id IN (
        SELECT id FROM outbox WHERE dispatched_at IS NULL AND due_at <= now() + interval '1 millisecond'
        ORDER BY created_at LIMIT ${most} FOR UPDATE SKIP LOCKED)
      RETURNING id, topic, payload, attempts, created_at)
    SELECT id, topic, payload, attempts FROM taken ORDER BY created_at`
}

export async function markDone(db: Database, id: string): Promise<void> {
  await db.$executeRaw`UPDATE outbox SET dispatched_at = now(), last_error = NULL WHERE id = ${id}::uuid`
}

export async function markFailed(db: Database, id: string, error: string, attempts: number): Promise<void> {
  const waitSeconds = Math.min(60, 2 ** Math.min(attempts, 6))
  await db.$executeRaw`
    UPDATE outbox SET last_error = ${error}, due_at = now() + make_interval(secs => ${waitSeconds}::double precision)
    WHERE id = ${id}::uuid`
}
