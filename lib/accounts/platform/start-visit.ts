import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { PersonActor, StartVisit } from '../contract'
import { addVisit, endVisits, findOrganisationBySlug, holdPlatformRoles } from './store'

/**
 * One of the platform's people enters an organiser's house: for a reason that the organiser and the ledger keep, for an hour at
 * most. A visit there that is going on ends with it. Throws `not_found`, also for a role that they do not have.
 */
export async function startVisit(ports: Ports, actor: PersonActor, input: StartVisit): Promise<{ done: true }> {
  const wanted = input.role ?? (actor.platformRoles.includes('support') ? 'support' : actor.platformRoles[0])
  const role = actor.platformRoles.find((one) => one === wanted)
  if (!role) throw notFound('not of the platform in this role')
  const organisation = await findOrganisationBySlug(ports.db, input.organisationSlug)
  if (!organisation) throw notFound()
  await transact(ports, async (inside) => {
    // It may have been taken away since the gate; and whoever starts two visits at once starts one after the other.
    if (!(await holdPlatformRoles(inside.db, actor.personId)).includes(role)) throw notFound('no longer of the platform in this role')
    const startedAt = inside.clock.now()
    const id = inside.ids.uuid()
    await endVisits(inside.db, { personId: actor.personId, organisationId: organisation.id }, startedAt)
    await addVisit(inside.db, {
      id,
      personId: actor.personId,
      role,
      organisationId: organisation.id,
      reason: input.reason,
      startedAt,
      expiresAt: new Date(startedAt.getTime() + input.minutes * 60_000),
    })
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: organisation.id,
      detail: { visit: id, role, reason: input.reason, minutes: input.minutes },
    })
  })
  return { done: true }
}
