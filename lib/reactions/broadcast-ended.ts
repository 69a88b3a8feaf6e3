import type { Ports } from '@/lib/platform/ports'
import { moveArchiveEnd } from '@/lib/streaming'
import { endSalesOfBroadcast } from '@/lib/ticketing'

/** An ended broadcast is no longer sold, and its viewers are told once more, should the first notice have been lost. */
export async function broadcastEnded(ports: Ports, { broadcastId }: { broadcastId: string }): Promise<void> {
  await endSalesOfBroadcast(ports, broadcastId)
  // Should its archive have been made longer in this very moment.
  await moveArchiveEnd(ports, broadcastId)
  await ports.realtime.publish(`broadcast:${broadcastId}`)
}
