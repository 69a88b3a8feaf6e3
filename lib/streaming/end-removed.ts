import { closeLive } from '@/lib/content'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { announceMedia } from './announce'
import { closeRuns, lockStreamOf, setStream } from './store'

/**
 * The organiser has taken a broadcast out of the event, after its artist had opened it: the stream ends, and what was sent
 * is no archive. For a reaction, which may repeat.
 */
export async function endRemovedBroadcast(ports: Ports, broadcastId: string): Promise<void> {
  const contentId = await transact(ports, async (inside) => {
    const stream = await lockStreamOf(inside.db, broadcastId)
    if (!stream || stream.state === 'ended') return null
    const now = inside.clock.now()
    await setStream(inside.db, stream.id, { state: 'ended', endedAt: now })
    await closeRuns(inside.db, stream.id, now)
    await closeLive(inside, stream.contentId, null)
    return stream.contentId
  })
  if (contentId) await announceMedia(ports, contentId, broadcastId)
}
