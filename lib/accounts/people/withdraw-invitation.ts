import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import { organisationsWhere, type PersonActor } from '../contract'
import { findInvitation, withdrawInvitation as withdraw } from './store-invitations'

/** An owner takes an invitation back: its link is dead from now on. Throws `not_found`, or `invitation_ended` for one that was used or withdrawn. */
export async function withdrawInvitation(ports: Ports, actor: PersonActor, input: { invitationId: string }): Promise<{ done: true }> {
  const found = await findInvitation(ports.db, organisationsWhere(actor, 'owner'), input.invitationId)
  if (!found) throw notFound()
  await transact(ports, async (inside) => {
    if (!(await withdraw(inside.db, found.id, inside.clock.now()))) throw new Problem('invitation_ended')
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: found.organisationId,
      eventId: found.eventId,
      detail: { invitation: found.id, kind: found.kind, role: found.role },
    })
  })
  return { done: true }
}
