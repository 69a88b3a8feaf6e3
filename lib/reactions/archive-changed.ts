import type { Ports } from '@/lib/platform/ports'
import { moveArchiveEnd } from '@/lib/streaming'

/** The organiser has made an archive longer or shorter; one that is being watched follows. */
export function archiveChanged(ports: Ports, { broadcastId }: { broadcastId: string }): Promise<void> {
  return moveArchiveEnd(ports, broadcastId)
}
