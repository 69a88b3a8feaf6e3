import { listBroadcastIds } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { announceCut } from './announce'
import { lockStreamOf, setStream } from './store'

/**
 * Nothing of a cancelled event plays any more, live or recorded: its streams are held back as a moderator would, at once,
 * while the refunds of its tickets are still on their way. For a reaction, which may repeat.
 */
export async function holdBackCancelled(ports: Ports, eventId: string): Promise<void> {
  for (const broadcastId of await listBroadcastIds(ports, eventId)) {
    const stream = await transact(ports, async (inside) => {
      const found = await lockStreamOf(inside.db, broadcastId)
      if (!found || found.cutAt) return null
      await setStream(inside.db, found.id, { cutAt: inside.clock.now(), cutReason: 'the event was cancelled' })
      return found
    })
    if (stream) await announceCut(ports, stream)
  }
}
