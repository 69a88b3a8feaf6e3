import { z } from 'zod'
import { Locale } from './rules/actor'
import { Words } from './rules/words'

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

export { normaliseAddress, Address } from './rules/address'
export { MailFate } from './rules/mail-fate'
export { nextPath, nextPathOr } from './rules/next-path'
export {
  AskSignIn,
  IdentitiesDto,
  LinkPlaceDto,
  MailboxDto,
  MailNoticeInput,
  NameDto,
  ProviderName,
  ProviderRedirectDto,
  ProviderReturn,
  RemoveIdentity,
  SetName,
  SignedInDto,
  SignInAskedDto,
  SignInLink,
  SignInReason,
  SignInStateDto,
  SignInWaysDto,
  StartProvider,
  TypeCode,
} from './rules/sign-in-forms'
export {
  AddPasskey,
  AnswerPasskey,
  AskPasskey,
  PasskeyCreationDto,
  PasskeyDto,
  PasskeyRequestDto,
  PasskeySignedInDto,
  PasskeysDto,
  RemovePasskey,
} from './rules/passkey-forms'

export {
  AcceptedDto,
  ArtistDto,
  ArtistMemberById,
  ArtistRoleName,
  ChangeRole,
  CreateArtist,
  EditOrganisation,
  EventStaffById,
  EventStaffRoleName,
  InvitationById,
  InvitationDto,
  InvitationKind,
  InvitationToken,
  InvitedDto,
  InvitePerson,
  LeaveRole,
  MemberById,
  NameSlug,
  OrganisationDto,
  OwnRolesDto,
  PeopleDto,
  ReadOrganisation,
  ReadPeople,
  RenameArtist,
} from './rules/people-forms'
export { CreateOrganisation, EndVisit, OrganisationMadeDto, OrganisationsDto, StartVisit, VisitsDto } from './rules/platform-forms'

export { Words }

export const MeDto = z.object({
  signedIn: z.boolean(),
  displayName: z.string().nullable(),
  locale: Locale.nullable(),
  /** Their own address; null when signed out. */
  email: z.string().nullable(),
  /** Which parts of the house to offer in the menu. Decides nothing. */
  places: z.array(z.enum(['studio', 'admin', 'selling', 'people', 'platform'])),
  /** True while roles of theirs wait for a sign-in by passkey. */
  needsPasskey: z.boolean(),
  /** Visits of the platform's people that are going on. */
  visits: z.array(z.object({ visitId: z.uuid(), organisation: Words, role: z.enum(['support', 'privacy']), endsInMs: z.number().int() })),
  /** True in the demo, where letters end in a box and anybody may be anybody. */
  isDemo: z.boolean(),
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
