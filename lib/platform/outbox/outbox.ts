import type { Ports } from '../ports'
import { addRow, claimRows, markDone, markFailed } from './store'

/** Every effect that one room owes another. The payload is ids only, never personal data. */
export type OutboxTopics = {
  'ticket.ended': { ticketId: string; state: 'refunded' | 'revoked' }
  'person.banned': { personId: string; organisationId: string }
  'session.ended': { personId: string; sessionId: string }
  'broadcast.ended': { broadcastId: string }
  'broadcast.removed': { broadcastId: string }
  'archive.changed': { broadcastId: string }
  'event.cancelled': { eventId: string }
  'cover.replaced': { eventId: string; digest: string }
}
export type OutboxTopic = keyof OutboxTopics
export type OutboxMessage = { [T in OutboxTopic]: { topic: T; payload: OutboxTopics[T] } }[OutboxTopic]

/** Owes an effect. Call it inside the transaction that causes the effect; `wakeOutbox` comes after. */
export async function owe<T extends OutboxTopic>(ports: Ports, topic: T, payload: OutboxTopics[T]): Promise<void> {
  await addRow(ports.db, ports.ids.uuid(), topic, payload)
}

/** Tells the worker that something is owed, after the commit. Without it the worker finds out within a second. */
export function wakeOutbox(ports: Ports): Promise<void> {
  return ports.realtime.publish('outbox')
}

/**
 * Carries out what is owed, oldest first, each row in the hands of one worker only.
 * A failed row is tried again with growing pauses, for as long as it takes. Answers how many were done.
 */
export async function dispatchOutbox(
  ports: Ports,
  react: (message: OutboxMessage) => Promise<void>,
  most = 20,
): Promise<number> {
  let done = 0
  const rows = await claimRows(ports.db, most)
  for (const row of rows) {
    try {
      await react({ topic: row.topic, payload: row.payload } as OutboxMessage)
      await markDone(ports.db, row.id)
      done += 1
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      ports.log.error({ topic: row.topic, attempts: row.attempts, err: error }, 'a reaction failed and will be tried again')
      await markFailed(ports.db, row.id, text.slice(0, 500), row.attempts)
    }
  }
  return done
}
