import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import { owe, wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { browserHashes } from './browser'
import type { PersonActor } from './contract'
import { closeAttempts } from './providers/store'
import { endSessions } from './store'

/**
 * Ends one of the person's own sessions. Whoever signs out names their browser: what they have proved there with accounts
 * elsewhere is given up, and does not wait for whoever comes next. Throws `not_found` for any other.
 */
export async function endSession(ports: Ports, actor: PersonActor, input: { sessionId: string; browser?: string | null }): Promise<{ done: true }> {
  const ended = await endOwn(ports, actor, input)
  if (ended === 0) throw notFound()
  return { done: true }
}

/** Ends every session of the person, this one too, and gives up what was proved in this browser with accounts elsewhere. */
export async function endEverySession(ports: Ports, actor: PersonActor, input: { browser?: string | null } = {}): Promise<{ done: true }> {
  await endOwn(ports, actor, input)
  return { done: true }
}

async function endOwn(ports: Ports, actor: PersonActor, { browser = null, ...which }: { sessionId?: string; browser?: string | null }): Promise<number> {
  const ended = await transact(ports, async (inside) => {
    const ids = await endSessions(inside.db, { personId: actor.personId, ...which }, inside.clock.now())
    await closeAttempts(inside.db, browserHashes(inside, browser), inside.clock.now())
    for (const sessionId of ids) await owe(inside, 'session.ended', { personId: actor.personId, sessionId })
    await recordEntry(inside, { actorId: actor.personId, detail: { sessions: ids.length } })
    return ids
  })
  for (const sessionId of ended) await ports.realtime.publish(`session:${sessionId}`)
  await wakeOutbox(ports)
  return ended.length
}
