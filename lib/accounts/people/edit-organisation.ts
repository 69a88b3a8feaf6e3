import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import type { EditOrganisation, OrganisationDto, PersonActor } from '../contract'
import { lockOwned, readOwned } from './owned'
import { setOrganisation } from './store'

/**
 * An owner changes the organisation's names and its facts as a seller. Orders keep what they have copied.
 * The ledger says which fields were changed. Throws `not_found`.
 */
export async function editOrganisation(ports: Ports, actor: PersonActor, input: EditOrganisation): Promise<OrganisationDto> {
  const { organisationSlug: slug, ...facts } = input
  const { chosen } = await readOwned(ports, actor, slug)
  const names = ['name', 'sellerName', 'sellerAddress', 'sellerContact', 'registrationNumber'] as const
  const changed = names.filter((name) => asText(facts[name]) !== asText(chosen[name]))
  await transact(ports, async (inside) => {
    await lockOwned(inside, actor, chosen.id)
    await setOrganisation(inside.db, chosen.id, facts)
    await recordEntry(inside, { actorId: actor.personId, organisationId: chosen.id, detail: { changed: changed.join(' ') } })
  })
  return { slug, ...facts }
}

/** The same text for the same facts, in whatever order a database gives their parts. */
function asText(fact: unknown): string {
  return JSON.stringify(fact && typeof fact === 'object' ? Object.entries(fact).sort() : fact)
}
