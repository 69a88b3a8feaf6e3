import type { Ports } from '@/lib/platform/ports'
import { findAliveSessions as findAlive } from './store'

/** Of these session ids, the ones that still hold. Open event streams ask once a second, all in one query. */
export function findAliveSessions(ports: Ports, ids: readonly string[]): Promise<Set<string>> {
  return findAlive(ports.db, ids, ports.clock.now())
}
