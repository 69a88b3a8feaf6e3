import { z } from 'zod'
import type { OrganisationDto } from '@/lib/accounts/contract'

const line = (most: number) => z.string().trim().min(1).max(most)

/** The seller's facts as they are typed; the same bounds as the server's. */
export const SellerForm = z.object({
  name: z.object({ ja: line(80), en: line(80) }),
  sellerName: line(120),
  sellerAddress: line(300),
  sellerContact: line(200),
  registrationNumber: z.string().regex(/^\s*(?:T\d{13})?\s*$/),
})
export type SellerForm = z.infer<typeof SellerForm>

export const emptySeller: SellerForm = { name: { ja: '', en: '' }, sellerName: '', sellerAddress: '', sellerContact: '', registrationNumber: '' }

export function sellerOf(organisation: OrganisationDto): SellerForm {
  const { name, sellerName, sellerAddress, sellerContact, registrationNumber } = organisation
  return { name, sellerName, sellerAddress, sellerContact, registrationNumber: registrationNumber ?? '' }
}

/** What is sent: no number is none, not an empty one. */
export function sellerBody({ name, sellerName, sellerAddress, sellerContact, registrationNumber }: SellerForm) {
  return { name, sellerName, sellerAddress, sellerContact, registrationNumber: registrationNumber.trim() || null }
}
