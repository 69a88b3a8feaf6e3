import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { organisationsWhere, type PersonActor } from '../contract'
import { lockOwned } from './owned'
import { findArtistMember, removeArtistMember as remove } from './store'
import { withdrawInvitationsTo } from './store-invitations'

/** An owner parts a person from an artist profile, as the artist or as crew, and voids invitations that wait for them. Throws `not_found`. */
export async function removeArtistMember(ports: Ports, actor: PersonActor, input: { artistMemberId: string }): Promise<{ done: true }> {
  const member = await findArtistMember(ports.db, organisationsWhere(actor, 'owner'), input.artistMemberId)
  if (!member) throw notFound()
  const { organisationId } = member.artistProfile
  await transact(ports, async (inside) => {
    await lockOwned(inside, actor, organisationId)
    if (!(await remove(inside.db, member.id))) throw notFound()
    await withdrawInvitationsTo(inside.db, organisationId, member.personId, inside.clock.now())
    await recordEntry(inside, { actorId: actor.personId, subjectId: member.personId, organisationId, detail: { role: member.role } })
  })
  return { done: true }
}
