import type { Ports } from '@/lib/platform/ports'
import { Words } from './contract'
import { findArtists, findArtistsOf, findLetterAddress, findNames, findOrganisations } from './store'

export type Seller = {
  organisationId: string
  slug: string
  name: Words
  sellerName: string
  sellerAddress: string
  sellerContact: string
  registrationNumber: string | null
  currency: string
}

/** The seller's facts that an order copies. Throws when there is no such organisation. */
export async function readSeller(ports: Ports, organisationId: string): Promise<Seller> {
  const seller = (await readSellers(ports, [organisationId])).get(organisationId)
  if (!seller) throw new Error('an event without an organisation')
  return seller
}

/** Sellers by organisation id, for a caller whose scope or own rows name them. */
export async function readSellers(ports: Ports, organisationIds: readonly string[]): Promise<Map<string, Seller>> {
  const rows = await findOrganisations(ports.db, organisationIds)
  return new Map(rows.map((row) => [row.id, sellerOf(row)]))
}

function sellerOf(row: Awaited<ReturnType<typeof findOrganisations>>[number]): Seller {
  return {
    organisationId: row.id,
    slug: row.slug,
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

export type ArtistChoice = { id: string; slug: string; name: Words }

/** The artists of organisations that the caller's scope holds, in the order they were added. */
export async function listArtistsOf(ports: Ports, organisationIds: readonly string[]): Promise<(ArtistChoice & { organisationId: string })[]> {
  const rows = await findArtistsOf(ports.db, organisationIds)
  return rows.map((row) => ({ ...row, name: Words.parse(row.name) }))
}

/** Where and in which language to write to a person about what is theirs; null for those without an address. */
export async function readLetterAddress(ports: Ports, personId: string): Promise<{ address: string; locale: 'ja' | 'en' } | null> {
  const row = await findLetterAddress(ports.db, personId)
  return row?.email ? { address: row.email, locale: row.locale === 'en' ? 'en' : 'ja' } : null
}
