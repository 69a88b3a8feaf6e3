import type { Ports } from '@/lib/platform/ports'
import { Words, type PersonActor, type VisitsDto } from '../contract'
import { findVisitsBy } from './store'

const most = 50

/** One's own visits, those that go on and those that are over. */
export async function listVisits(ports: Ports, actor: PersonActor): Promise<VisitsDto> {
  const now = ports.clock.now()
  const rows = await findVisitsBy(ports.db, actor.personId, most)
  return {
    roles: [...actor.platformRoles],
    visits: rows.map((row) => {
      const isOpen = row.endedAt === null && row.expiresAt > now
      return {
        id: row.id,
        organisation: Words.parse(row.organisation.name),
        role: row.role,
        reason: row.reason,
        from: row.startedAt.toISOString(),
        until: (row.endedAt ?? row.expiresAt).toISOString(),
        endsInMs: isOpen ? row.expiresAt.getTime() - now.getTime() : null,
      }
    }),
  }
}
