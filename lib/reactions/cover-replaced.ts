import { deleteFormerCover } from '@/lib/events'
import type { OutboxTopics } from '@/lib/platform/outbox/outbox'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'

/** A picture that is no longer an event's cover is deleted. */
export function coverReplaced(ports: Ports, cover: OutboxTopics['cover.replaced']): Promise<void> {
  return transact(ports, (inside) => deleteFormerCover(inside, cover))
}
