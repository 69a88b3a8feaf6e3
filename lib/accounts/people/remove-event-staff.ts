import { recordEntry } from '@/lib/audit'
import { readEvents } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { organisationsWhere, type PersonActor } from '../contract'
import { lockOwned } from './owned'
import { removeStaff, unsafeFindStaff } from './store'
import { withdrawInvitationsTo } from './store-invitations'

/** An owner takes a person off the staff of one of their events, and voids invitations that wait for them. Throws `not_found`. */
export async function removeEventStaff(ports: Ports, actor: PersonActor, input: { eventStaffId: string }): Promise<{ done: true }> {
  const staff = await unsafeFindStaff(ports.db, input.eventStaffId)
  const event = staff && (await readEvents(ports, [staff.eventId])).get(staff.eventId)
  if (!staff || !event || !organisationsWhere(actor, 'owner').includes(event.organisationId)) throw notFound()
  const { organisationId } = event
  await transact(ports, async (inside) => {
    await lockOwned(inside, actor, organisationId)
    if (!(await removeStaff(inside.db, staff.id))) throw notFound()
    await withdrawInvitationsTo(inside.db, organisationId, staff.personId, inside.clock.now())
    await recordEntry(inside, { actorId: actor.personId, subjectId: staff.personId, organisationId, eventId: event.id, detail: { role: staff.role } })
  })
  return { done: true }
}
