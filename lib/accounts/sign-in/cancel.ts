import type { Ports } from '@/lib/platform/ports'
import { browserHashes, type Asker } from '../browser'
import { closeAttempts } from '../providers/store'
import { closeRequests } from './store'

/** Gives up what this browser has asked for: the code, the link, and a provider's proof that waits to be linked. */
export async function cancelSignIn(ports: Ports, asker: Asker): Promise<{ done: true }> {
  const hashes = browserHashes(ports, asker.browser)
  const now = ports.clock.now()
  await closeRequests(ports.db, hashes, now)
  await closeAttempts(ports.db, hashes, now)
  return { done: true }
}
