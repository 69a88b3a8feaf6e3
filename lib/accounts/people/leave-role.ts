import { recordEntry } from '@/lib/audit'
import { readEvents } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { LeaveRole, PersonActor } from '../contract'
import { endOwnership } from './change-role'
import { findOwnRows, removeArtistMember, removeMembership, removeStaff, unsafeLockOrganisation } from './store'

/**
 * A person lays down a role of their own, also one that waits for a passkey.
 * Throws `not_found` for every other, or `last_owner`: an organisation is never without one.
 */
export async function leaveRole(ports: Ports, actor: PersonActor, input: LeaveRole): Promise<{ done: true }> {
  const row = await findOwn(ports, actor, input)
  if (!row) throw notFound()
  await transact(ports, async (inside) => {
    await unsafeLockOrganisation(inside.db, row.organisationId)
    const held = await findOwn(inside, actor, input)
    if (!held) throw notFound()
    if (held.role === 'owner') await endOwnership(inside, { organisationId: held.organisationId, personId: actor.personId })
    await held.remove(inside)
    await recordEntry(inside, { actorId: actor.personId, organisationId: held.organisationId, eventId: held.eventId, detail: { role: held.role } })
  })
  return { done: true }
}

type OwnRow = { organisationId: string; eventId: string | null; role: string; remove: (inside: Ports) => Promise<unknown> }

async function findOwn(ports: Ports, actor: PersonActor, input: LeaveRole): Promise<OwnRow | null> {
  const rows = await findOwnRows(ports.db, actor.personId, ports.clock.now())
  const membership = rows.memberships.find(({ id }) => id === input.membershipId)
  if (membership) {
    const { id, organisationId, role } = membership
    return { organisationId, eventId: null, role, remove: ({ db }) => removeMembership(db, id) }
  }
  const artist = rows.artistMembers.find(({ id }) => id === input.artistMemberId)
  if (artist) {
    const { id, role, artistProfile } = artist
    return { organisationId: artistProfile.organisationId, eventId: null, role, remove: ({ db }) => removeArtistMember(db, id) }
  }
  const staff = rows.eventStaff.find(({ id }) => id === input.eventStaffId)
  const event = staff && (await readEvents(ports, [staff.eventId])).get(staff.eventId)
  if (!staff || !event) return null
  return { organisationId: event.organisationId, eventId: event.id, role: staff.role, remove: ({ db }) => removeStaff(db, staff.id) }
}
