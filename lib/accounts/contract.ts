import { z } from 'zod'
import { Locale } from './rules/actor'

export {
  Locale,
  OrganisationRole,
  type Actor,
  type Anonymous,
  type ArtistRole,
  type EventStaffRole,
  type PersonActor,
  type PlatformRoleName,
  type SessionProof,
} from './rules/actor'
export { isBannedFrom, isWithinLimits, organisationsWhere, ownArtists, staffScope, type StaffScope } from './rules/authority'

/** A text in both languages of the product. */
export const Words = z.object({ ja: z.string(), en: z.string() })
export type Words = z.infer<typeof Words>

export const MeDto = z.object({
  signedIn: z.boolean(),
  displayName: z.string().nullable(),
  locale: Locale.nullable(),
  /** Which parts of the house to offer in the menu. Decides nothing. */
  places: z.array(z.enum(['studio', 'admin'])),
})
export type MeDto = z.infer<typeof MeDto>

export const SessionDto = z.object({
  id: z.uuid(),
  device: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  current: z.boolean(),
})
export const SessionsDto = z.object({ sessions: z.array(SessionDto) })
export type SessionsDto = z.infer<typeof SessionsDto>

export const SetLocale = z.strictObject({ locale: Locale })
export const EndSession = z.strictObject({ sessionId: z.uuid() })

export const DemoPeopleDto = z.object({
  people: z.array(z.object({ who: z.string(), name: z.string(), role: z.string(), host: z.string() })),
})
export type DemoPeopleDto = z.infer<typeof DemoPeopleDto>

export const BanPerson = z.strictObject({ orderId: z.uuid(), reason: z.string().trim().min(3).max(500) })
export const Done = z.object({ done: z.literal(true) })

export const LocaleDto = z.object({ locale: Locale })
export const DemoSignIn = z.strictObject({
  who: z.string().regex(/^[a-z0-9-]{1,30}$/),
  userAgent: z.string().optional(),
  host: z.string().optional(),
})
