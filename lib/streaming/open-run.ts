import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { readOwnBroadcast } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { RunDto } from './contract'
import { openStream } from './open-stream'
import { isLeaseOver } from './rules/lease'
import { addRun, findOpenRun, isTransportStream } from './store'

/**
 * The artist's page begins to push: opens the stream at the first time, and a new run each time.
 * A newer page supersedes the older one, whose pushes are refused from then on; an encoder is not interrupted.
 * Throws `not_found`, `stream_busy` while an encoder sends, `container_mixed` after an encoder that sent MPEG-TS, or
 * `stream_ended` once the broadcast is over.
 */
export async function openRun(ports: Ports, actor: PersonActor, input: { broadcastId: string }): Promise<RunDto> {
  const broadcast = await readOwnBroadcast(ports, actor, input.broadcastId)
  return transact(ports, async (inside) => {
    const stream = await openStream(inside, broadcast)
    const now = inside.clock.now()
    const [before] = (await findOpenRun(inside.db, broadcast.id))?.runs ?? []
    if (before?.encoderKeyId && !isLeaseOver(before, now)) {
      throw new Problem('stream_busy', { user: 'An encoder is sending. Stop it or revoke its key; after 5 s the page can take over.' })
    }
    // A player cannot go from one container to the other: the page sends fragmented MP4 only.
    if (await isTransportStream(inside.db, stream.id)) {
      throw new Problem('container_mixed', { user: 'This broadcast is sent as MPEG-TS by an encoder. It can only go on with that.' })
    }
    const run = await addRun(inside.db, { id: inside.ids.uuid(), streamId: stream.id, openedBy: actor.personId, at: now })
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: broadcast.organisationId,
      eventId: broadcast.eventId,
      contentId: stream.contentId,
      detail: { run },
    })
    return { streamId: stream.id, run, ingestUrl: `/api/ingest/${stream.id}/`, epochSeconds: ports.env.keyEpochSeconds }
  })
}
