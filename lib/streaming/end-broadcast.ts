import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { closeLive } from '@/lib/content'
import { readOwnBroadcast } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import { owe, wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { announceMedia } from './announce'
import { closeRuns, lockStreamOf, setStream } from './store'

/**
 * The artist's side ends the broadcast for good; its sealed segments become the archive for the window
 * that the event sets. A second press is harmless. Throws `not_found`, or `not_on_air` before the first run.
 */
export async function endBroadcast(ports: Ports, actor: PersonActor, input: { broadcastId: string }): Promise<{ done: true }> {
  const broadcast = await readOwnBroadcast(ports, actor, input.broadcastId)
  const contentId = await transact(ports, async (inside) => {
    const stream = await lockStreamOf(inside.db, broadcast.id)
    if (!stream) throw new Problem('not_on_air')
    if (stream.state === 'ended') return stream.contentId
    const now = inside.clock.now()
    await setStream(inside.db, stream.id, { state: 'ended', endedAt: now })
    await closeRuns(inside.db, stream.id, now)
    const hasArchive = broadcast.archiveMinutes > 0 && stream.startedAt !== null
    await closeLive(inside, stream.contentId, hasArchive ? new Date(now.getTime() + broadcast.archiveMinutes * 60_000) : null)
    await owe(inside, 'broadcast.ended', { broadcastId: broadcast.id })
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: broadcast.organisationId,
      eventId: broadcast.eventId,
      contentId: stream.contentId,
    })
    return stream.contentId
  })
  await announceMedia(ports, contentId, broadcast.id)
  await wakeOutbox(ports)
  return { done: true }
}
