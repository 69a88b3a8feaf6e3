import type { Ports } from '@/lib/platform/ports'
import { endSalesOfBroadcast } from '@/lib/ticketing'

/** An ended broadcast is no longer sold, and its viewers are told once more, should the first notice have been lost. */
export async function broadcastEnded(ports: Ports, { broadcastId }: { broadcastId: string }): Promise<void> {
  await endSalesOfBroadcast(ports, broadcastId)
  await ports.realtime.publish(`broadcast:${broadcastId}`)
}
