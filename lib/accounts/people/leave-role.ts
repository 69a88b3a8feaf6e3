import { recordEntry } from '@/lib/audit'
import { readEvents } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { InvitationKind, PersonActor } from '../contract'
import { endOwnership } from './change-role'
import { findOwnRows, removeArtistMember, removeMembership, removeStaff, unsafeLockOrganisation } from './store'

/**
 * A person lays down a role of their own, also one that waits for a passkey.
 * Throws `not_found` for every other, or `last_owner`: an organisation is never without one.
 */
export async function leaveRole(ports: Ports, actor: PersonActor, input: { kind: InvitationKind; id: string }): Promise<{ done: true }> {
  const row = await findOwn(ports, actor, input)
  if (!row) throw notFound()
  await transact(ports, async (inside) => {
    await unsafeLockOrganisation(inside.db, row.organisationId)
    const held = await findOwn(inside, actor, input)
    if (!held) throw notFound()
    if (input.kind === 'membership') {
      if (held.role === 'owner') await endOwnership(inside, { organisationId: held.organisationId, personId: actor.personId })
      await removeMembership(inside.db, input.id)
    } else {
      await (input.kind === 'artist' ? removeArtistMember : removeStaff)(inside.db, input.id)
    }
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: held.organisationId,
      eventId: held.eventId,
      detail: { kind: input.kind, role: held.role },
    })
  })
  return { done: true }
}

async function findOwn(ports: Ports, actor: PersonActor, { kind, id }: { kind: InvitationKind; id: string }) {
  const rows = await findOwnRows(ports.db, actor.personId, ports.clock.now())
  if (kind === 'membership') {
    const row = rows.memberships.find((candidate) => candidate.id === id)
    return row && { organisationId: row.organisationId, eventId: null, role: row.role }
  }
  if (kind === 'artist') {
    const row = rows.artistMembers.find((candidate) => candidate.id === id)
    return row && { organisationId: row.artistProfile.organisationId, eventId: null, role: row.role }
  }
  const row = rows.eventStaff.find((candidate) => candidate.id === id)
  const event = row && (await readEvents(ports, [row.eventId])).get(row.eventId)
  return row && event && { organisationId: event.organisationId, eventId: event.id, role: row.role }
}
