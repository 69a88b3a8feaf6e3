import { recordEntry } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import type { Access } from './access'
import type { Caller } from './find-caller'

/** At these doors a visit of the platform counts as a role of the house; at all others it gives nothing. */
const byVisit: readonly Access['kind'][] = ['staff', 'viewer']

/**
 * The row of what a verb has not recorded itself. A caller without a name would only fill the ledger. What needs no row when
 * an organiser's own people read it needs one when the platform does, on a visit.
 */
export async function recordUnrecorded(
  ports: Ports,
  { access, audit }: { access: Access; audit: string | object },
  actor: Caller,
  request: Request,
): Promise<void> {
  if (ports.request.recorded || actor.kind !== 'person') return
  if (typeof audit === 'string') return recordEntry(ports, { actorId: actor.personId })
  if (actor.visits.length === 0 || !byVisit.includes(access.kind)) return
  // Its path says which door, and of what.
  const { pathname } = new URL(request.url)
  await recordEntry({ ...ports, request: { ...ports.request, action: 'platform.look' } }, { actorId: actor.personId, detail: { path: pathname } })
  ports.request.recorded = true
}
