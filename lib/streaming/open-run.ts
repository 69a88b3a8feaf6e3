import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { openContent } from '@/lib/content'
import { readOwnBroadcast } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { RunDto } from './contract'
import { addRun, ensureStream, lockStreamOf } from './store'

/**
 * The artist's page begins to push: opens the stream at the first time, and a new run each time.
 * A newer run supersedes the older page, whose pushes are refused from then on.
 * Throws `not_found`, or `stream_ended` once the broadcast is over.
 */
export async function openRun(ports: Ports, actor: PersonActor, input: { broadcastId: string }): Promise<RunDto> {
  const broadcast = await readOwnBroadcast(ports, actor, input.broadcastId)
  return transact(ports, async (inside) => {
    const content = await openContent(inside, broadcast)
    await ensureStream(inside.db, {
      id: inside.ids.uuid(),
      contentId: content.id,
      broadcastId: broadcast.id,
      artistProfileId: broadcast.artistProfileId,
      organisationId: broadcast.organisationId,
      eventId: broadcast.eventId,
    })
    const stream = await lockStreamOf(inside.db, broadcast.id)
    if (!stream || stream.state === 'ended' || content.state !== 'live') throw new Problem('stream_ended')
    const run = await addRun(inside.db, {
      id: inside.ids.uuid(),
      streamId: stream.id,
      openedBy: actor.personId,
      at: inside.clock.now(),
    })
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: broadcast.organisationId,
      eventId: broadcast.eventId,
      contentId: content.id,
      detail: { run },
    })
    return { streamId: stream.id, run, ingestUrl: `/api/ingest/${stream.id}/`, epochSeconds: ports.env.keyEpochSeconds }
  })
}
