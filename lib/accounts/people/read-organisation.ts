import { recordEntry } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import { Words, type OrganisationDto, type PersonActor } from '../contract'
import { readOwned } from './owned'

/** How an owner's organisation shows itself to buyers. Throws `not_found` for every other. */
export async function readOrganisation(ports: Ports, actor: PersonActor, input: { organisationSlug: string }): Promise<OrganisationDto> {
  const { chosen } = await readOwned(ports, actor, input.organisationSlug)
  const { id, slug, name, sellerName, sellerAddress, sellerContact, registrationNumber } = chosen
  await recordEntry(ports, { actorId: actor.personId, organisationId: id })
  return { slug, name: Words.parse(name), sellerName, sellerAddress, sellerContact, registrationNumber }
}
