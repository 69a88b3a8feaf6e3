import type { Ports } from '@/lib/platform/ports'
import { unsafeEndPast } from './store-plan'

/** A broadcast may run over, and its archive with it, ms. */
const graceMs = 6 * 60 * 60_000

/** Events of which nothing is left to watch have ended: their plans are closed. Answers how many. For the worker. */
export function endPastEvents(ports: Ports): Promise<number> {
  const now = ports.clock.now()
  return unsafeEndPast(ports.db, new Date(now.getTime() - graceMs), now)
}
