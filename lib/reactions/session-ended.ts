import type { Ports } from '@/lib/platform/ports'
import { endGrantsOfSession } from '@/lib/streaming'

/** A signed-out browser stops playing. */
export function sessionEnded(ports: Ports, { sessionId }: { sessionId: string }): Promise<void> {
  return endGrantsOfSession(ports, sessionId)
}
