import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { organisationsWhere, type PersonActor } from '../contract'
import { findMembership, findOrganisations, findRole, unsafeLockOrganisation } from './store'

export type OwnedMember = NonNullable<Awaited<ReturnType<typeof findMembership>>>

export type OwnedOrganisation = Awaited<ReturnType<typeof findOrganisations>>[number]

/** The organisations that the actor owns, and the one of that slug, or the first. Throws `not_found` for every other. */
export async function readOwned(ports: Ports, actor: PersonActor, slug?: string): Promise<{ all: OwnedOrganisation[]; chosen: OwnedOrganisation }> {
  const all = await findOrganisations(ports.db, organisationsWhere(actor, 'owner'))
  const chosen = slug === undefined ? all[0] : all.find((organisation) => organisation.slug === slug)
  if (!chosen) throw notFound()
  return { all, chosen }
}

/**
 * Holds the organisation's row until the transaction ends, so that changes of who may what come one after another.
 * Throws `not_found` for an owner who has just been made another thing.
 */
export async function lockOwned(inside: Ports, actor: PersonActor, organisationId: string): Promise<void> {
  await unsafeLockOrganisation(inside.db, organisationId)
  if ((await findRole(inside.db, organisationId, actor.personId)) !== 'owner') throw notFound()
}

/** Changes a member of an organisation that the actor owns, with its row held. Throws `not_found`, and what the change throws. */
export async function changeMember(ports: Ports, actor: PersonActor, membershipId: string, change: (inside: Ports, member: OwnedMember) => Promise<void>): Promise<void> {
  const owned = organisationsWhere(actor, 'owner')
  const seen = await findMembership(ports.db, owned, membershipId)
  if (!seen) throw notFound()
  await transact(ports, async (inside) => {
    await lockOwned(inside, actor, seen.organisationId)
    const member = await findMembership(inside.db, owned, seen.id)
    if (!member) throw notFound()
    await change(inside, member)
  })
}
