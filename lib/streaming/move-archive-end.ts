import { moveWindow } from '@/lib/content'
import { readBroadcasts } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { announceMedia } from './announce'
import { lockStreamOf } from './store'

/**
 * An archive that is there already lasts for as long as the event now says, counted from when the broadcast really ended.
 * Before that there is nothing to do: the end of the broadcast asks the event itself. For a reaction, which may repeat.
 */
export async function moveArchiveEnd(ports: Ports, broadcastId: string): Promise<void> {
  const broadcast = (await readBroadcasts(ports, [broadcastId])).get(broadcastId)
  if (!broadcast) return
  const contentId = await transact(ports, async (inside) => {
    const stream = await lockStreamOf(inside.db, broadcastId)
    if (stream?.state !== 'ended' || !stream.endedAt || !stream.startedAt) return null
    const until = broadcast.archiveMinutes > 0 ? new Date(stream.endedAt.getTime() + broadcast.archiveMinutes * 60_000) : null
    await moveWindow(inside, stream.contentId, until)
    return stream.contentId
  })
  if (contentId) await announceMedia(ports, contentId, broadcastId)
}
