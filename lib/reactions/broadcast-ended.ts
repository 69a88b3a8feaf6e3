import type { Ports } from '@/lib/platform/ports'

/** Tells the viewers once more, should the notice of the ending itself have been lost. */
export function broadcastEnded(ports: Ports, { broadcastId }: { broadcastId: string }): Promise<void> {
  return ports.realtime.publish(`broadcast:${broadcastId}`)
}
