import { z } from 'zod'
import { Locale } from './actor'
import { Address } from './address'
import { EditOrganisation, NameSlug } from './people-forms'
import { plainText } from './plain-text'
import { Words } from './words'

// What goes in and out for the platform's own people.

export const PlatformRoleName = z.enum(['support', 'privacy'])

export const StartVisit = z.strictObject({
  organisationSlug: NameSlug,
  /** Shown to the organiser, and kept in the ledger. */
  reason: plainText(10, 500),
  minutes: z.number().int().min(1).max(60),
  /** As what; may be left out by those who are one thing only. */
  role: PlatformRoleName.optional(),
})
export type StartVisit = z.infer<typeof StartVisit>
export const EndVisit = z.strictObject({ visitId: z.uuid() })

export const VisitDto = z.object({
  id: z.uuid(),
  organisation: Words,
  role: PlatformRoleName,
  reason: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Null when it is over, ms. */
  endsInMs: z.number().int().nullable(),
})
export const VisitsDto = z.object({
  /** What the reader is for the platform. */
  roles: z.array(PlatformRoleName),
  visits: z.array(VisitDto),
})
export type VisitsDto = z.infer<typeof VisitsDto>

export const OrganisationsDto = z.object({ organisations: z.array(z.object({ slug: z.string(), name: Words })) })
export type OrganisationsDto = z.infer<typeof OrganisationsDto>

export const CreateOrganisation = EditOrganisation.omit({ organisationSlug: true }).extend({
  slug: NameSlug,
  /** Whose address the invitation of the first owner is for; without it the link alone decides. */
  ownerEmail: Address.optional(),
  /** Of the mail to them. */
  locale: Locale.optional(),
  /** Kept in the ledger. */
  reason: plainText(10, 500),
})
export type CreateOrganisation = z.infer<typeof CreateOrganisation>
export const OrganisationMadeDto = z.object({ slug: z.string(), link: z.string(), isMailed: z.boolean() })
export type OrganisationMadeDto = z.infer<typeof OrganisationMadeDto>
