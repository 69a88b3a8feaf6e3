import { openContent } from '@/lib/content'
import type { PlannedBroadcast } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { ensureStream, lockStreamOf } from './store'

/**
 * The broadcast's stream, made with its content at the first time, and locked until the transaction ends.
 * Call it inside one. Throws `stream_ended` once the broadcast is over.
 */
export async function openStream(inside: Ports, broadcast: PlannedBroadcast) {
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
  return stream
}
