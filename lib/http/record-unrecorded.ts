import { recordEntry } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import type { ProblemCode } from '@/lib/platform/problem'
import type { Access } from './access'
import type { Caller } from './find-caller'

/** Who may come in, and what the ledger calls it; `audit` is no name where an organiser's own people leave no row. */
export type Door = { access: Access; audit: string | object }

/** At these doors a visit of the platform counts as a role of the house; at all others it gives nothing. */
const byVisit: readonly Access['kind'][] = ['staff', 'viewer']
/** Behind these there is nothing of anybody else's to be refused. */
const open: readonly Access['kind'][] = ['public', 'provider', 'demo', 'signedIn']

/**
 * The row of what a verb has not recorded itself. A caller without a name would only fill the ledger. What needs no row when
 * an organiser's own people read it needs one when the platform does, on a visit.
 */
export async function recordUnrecorded(ports: Ports, { access, audit }: Door, actor: Caller, request: Request): Promise<void> {
  if (ports.request.recorded || actor.kind !== 'person') return
  if (typeof audit === 'string') return recordEntry(ports, { actorId: actor.personId })
  if (!isOnVisit(actor) || !byVisit.includes(access.kind)) return
  await recordEntry(looking(ports), { actorId: actor.personId, detail: { path: pathOf(request) } })
  ports.request.recorded = true
}

/** The row of a refusal. Whoever tries a door without a name on a visit of the platform leaves a look at it that was refused. */
export async function recordRefusal(ports: Ports, { access, audit }: Door, actor: Caller, code: ProblemCode, request: Request): Promise<void> {
  const isLook = typeof audit !== 'string' && isOnVisit(actor) && !open.includes(access.kind)
  const actorId = actor.kind === 'anonymous' ? null : actor.personId
  await recordEntry(isLook ? looking(ports) : ports, { actorId, outcome: 'refused', detail: { code, ...(isLook && { path: pathOf(request) }) } })
}

const isOnVisit = (actor: Caller) => actor.kind === 'person' && actor.visits.length > 0

const looking = (ports: Ports): Ports => ({ ...ports, request: { ...ports.request, action: 'platform.look' } })

/** Which door, and of what. A refused one may be of any length. */
const pathOf = (request: Request) => new URL(request.url).pathname.slice(0, 300)
