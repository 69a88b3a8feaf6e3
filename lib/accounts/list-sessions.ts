import type { Ports } from '@/lib/platform/ports'
import type { PersonActor, SessionsDto } from './contract'
import { listSessions as findSessions } from './store'

/** The person's own signed-in browsers, the last used first. */
export async function listSessions(ports: Ports, actor: PersonActor): Promise<SessionsDto> {
  const rows = await findSessions(ports.db, actor.personId, ports.clock.now())
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      device: row.device,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      current: row.id === actor.sessionId,
    })),
  }
}
