import type { Ports } from '@/lib/platform/ports'
import { endRemovedBroadcast } from '@/lib/streaming'

/** What is in no event any more is not sent either. */
export function broadcastRemoved(ports: Ports, { broadcastId }: { broadcastId: string }): Promise<void> {
  return endRemovedBroadcast(ports, broadcastId)
}
