import type { Ports } from '@/lib/platform/ports'
import { Words, type OrganisationsDto } from '../contract'
import { findOrganisationNames } from './store'

/** The organisers there are, by name. All else of them is behind a visit. */
export async function listOrganisations(ports: Ports): Promise<OrganisationsDto> {
  const rows = await findOrganisationNames(ports.db)
  return { organisations: rows.map(({ slug, name }) => ({ slug, name: Words.parse(name) })) }
}
