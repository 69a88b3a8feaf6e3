import { owe, wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import type { Actor, SessionProof } from './contract'
import { startSession } from './start-session'
import { endSessions } from './store'

/**
 * Signs a browser in anew. The session that it had, whoever's it was, is ended in the same transaction: a token that
 * somebody planted or kept from before is worth nothing afterwards. Call it inside a transaction, `tellReplaced` after it.
 */
export async function replaceSession(
  inside: Ports,
  actor: Actor,
  input: { personId: string; userAgent: string | null; proof: SessionProof },
): Promise<string> {
  if (actor.kind === 'person') {
    const ended = await endSessions(inside.db, { personId: actor.personId, sessionId: actor.sessionId }, inside.clock.now())
    for (const sessionId of ended) await owe(inside, 'session.ended', { personId: actor.personId, sessionId })
  }
  const { token } = await startSession(inside, input)
  return token
}

/** Lets open streams of the ended session know, after the commit. */
export async function tellReplaced(ports: Ports, actor: Actor): Promise<void> {
  if (actor.kind !== 'person') return
  await ports.realtime.publish(`session:${actor.sessionId}`)
  await wakeOutbox(ports)
}
