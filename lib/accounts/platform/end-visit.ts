import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { PersonActor } from '../contract'
import { endVisits } from './store'

/** Ends a visit of one's own before its time. Throws `not_found` for one that is over, and for every other. */
export async function endVisit(ports: Ports, actor: PersonActor, input: { visitId: string }): Promise<{ done: true }> {
  await transact(ports, async (inside) => {
    const [ended] = await endVisits(inside.db, { personId: actor.personId, id: input.visitId }, inside.clock.now())
    if (!ended) throw notFound()
    await recordEntry(inside, { actorId: actor.personId, organisationId: ended.organisationId, detail: { visit: ended.id } })
  })
  return { done: true }
}
