import type { Ports } from '@/lib/platform/ports'
import { announceMedia } from './announce'
import { stallAfterMs } from './rules/broadcast-state'
import { unsafeMarkStalled } from './store'

/** Writes down which live streams have gone silent, and tells their viewers. For the worker. Answers how many. */
export async function markStalled(ports: Ports): Promise<number> {
  const stalled = await unsafeMarkStalled(ports.db, new Date(ports.clock.now().getTime() - stallAfterMs))
  for (const stream of stalled) await announceMedia(ports, stream.contentId, stream.broadcastId)
  return stalled.length
}
