import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { readEvents } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { announceMedia } from './announce'
import type { CutDto } from './contract'
import { readModeratedBroadcast } from './moderated-broadcast'
import { lockStreamOf, setStream } from './store'

/**
 * Takes a cut back. The broadcast goes on with the first segment recorded from now on, and its players by themselves;
 * one that has ended meanwhile gives its recording free. A second press is harmless.
 * Throws `not_found`, `not_on_air` before anyone opened it, or `event_over` where the whole event was cancelled: what is
 * held back then is held back for good.
 */
export async function restoreBroadcast(ports: Ports, actor: PersonActor, input: { broadcastId: string }): Promise<CutDto> {
  const broadcast = await readModeratedBroadcast(ports, actor, input.broadcastId)
  const contentId = await transact(ports, async (inside) => {
    const stream = await lockStreamOf(inside.db, broadcast.id)
    // Read under the stream's lock, which the cancellation's reaction takes as well.
    const event = (await readEvents(inside, [broadcast.eventId])).get(broadcast.eventId)
    if (event?.state === 'cancelled') throw new Problem('event_over', { user: 'The event was cancelled. Its broadcasts stay held back.' })
    if (!stream) throw new Problem('not_on_air', { user: 'Nobody has opened this broadcast yet, so nothing of it is cut.' })
    if (stream.cutAt) {
      // Stalled, so that the first segment from now on is told to everybody who waits.
      const state = stream.state === 'live' ? 'stalled' : stream.state
      await setStream(inside.db, stream.id, { cutAt: null, cutReason: null, restoredAt: inside.clock.now(), state })
    }
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: broadcast.organisationId,
      eventId: broadcast.eventId,
      contentId: stream.contentId,
      detail: { changed: stream.cutAt !== null },
    })
    return stream.contentId
  })
  await announceMedia(ports, contentId, broadcast.id)
  return { cut: null }
}
