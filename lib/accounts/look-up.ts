import type { Ports } from '@/lib/platform/ports'
import { Words } from './contract'
import { findArtists, findNames, findOrganisation } from './store'

export type Seller = {
  organisationId: string
  name: Words
  sellerName: string
  sellerAddress: string
  sellerContact: string
  registrationNumber: string | null
  currency: string
}

/** The seller's facts that an order copies. Throws when there is no such organisation. */
export async function readSeller(ports: Ports, organisationId: string): Promise<Seller> {
  const row = await findOrganisation(ports.db, organisationId)
  if (!row) throw new Error('an event without an organisation')
  return {
    organisationId: row.id,
    name: Words.parse(row.name),
    sellerName: row.sellerName,
    sellerAddress: row.sellerAddress,
    sellerContact: row.sellerContact,
    registrationNumber: row.registrationNumber,
    currency: row.currency,
  }
}

/** Public names of artists by profile id. */
export async function readArtistNames(ports: Ports, ids: readonly string[]): Promise<Map<string, Words>> {
  const rows = await findArtists(ports.db, ids)
  return new Map(rows.map((row) => [row.id, Words.parse(row.name)]))
}

/** Display names by person id, for those who may see them: the caller has narrowed the ids already. */
export async function readDisplayNames(ports: Ports, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await findNames(ports.db, personIds)
  return new Map(rows.map((row) => [row.id, row.displayName]))
}
