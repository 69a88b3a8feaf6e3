import { z } from 'zod'
import { Locale, OrganisationRole } from './actor'
import { Address } from './address'
import { MailFate } from './mail-fate'
import { plainLine, plainText } from './plain-text'
import { Words } from './words'

// What goes in and out of an organisation's people, and of invitations to join them.

export const ArtistRoleName = z.enum(['artist', 'crew'])
export const EventStaffRoleName = z.enum(['moderator', 'desk', 'lane', 'support'])
export const InvitationKind = z.enum(['membership', 'artist', 'event_staff'])
export type InvitationKind = z.infer<typeof InvitationKind>

/** What an organisation or an artist is called in addresses. */
export const NameSlug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'lower-case letters, digits and hyphens')
const Names = z.strictObject({ ja: plainLine(1, 80), en: plainLine(1, 80) })

const towards = { organisationSlug: NameSlug, email: Address.optional(), locale: Locale.optional() }

export const InvitePerson = z.discriminatedUnion('kind', [
  z.strictObject({ ...towards, kind: z.literal('membership'), role: OrganisationRole }),
  z.strictObject({ ...towards, kind: z.literal('artist'), role: ArtistRoleName, artistSlug: NameSlug }),
  z
    .strictObject({
      ...towards,
      kind: z.literal('event_staff'),
      role: EventStaffRoleName,
      eventSlug: z.string().regex(/^[a-z0-9-]{1,64}$/),
      /** Ids of broadcasts; none means the whole event. */
      limitedTo: z.array(z.uuid()).max(50),
    })
    .refine(({ role, limitedTo }) => limitedTo.length === 0 || role === 'moderator' || role === 'lane', 'orders are of the whole event'),
])
export type InvitePerson = z.infer<typeof InvitePerson>

/** The link is told once; nothing that makes it is kept. */
export const InvitedDto = z.object({ invitationId: z.uuid(), link: z.string(), isMailed: z.boolean() })
export type InvitedDto = z.infer<typeof InvitedDto>

export const InvitationById = z.strictObject({ invitationId: z.uuid() })
export const MemberById = z.strictObject({ membershipId: z.uuid() })
export const ChangeRole = z.strictObject({ membershipId: z.uuid(), role: OrganisationRole })
export const ArtistMemberById = z.strictObject({ artistMemberId: z.uuid() })
export const EventStaffById = z.strictObject({ eventStaffId: z.uuid() })
export const CreateArtist = z.strictObject({ organisationSlug: NameSlug, slug: NameSlug, name: Names })
export const RenameArtist = z.strictObject({ artistSlug: NameSlug, name: Names })
export const ArtistDto = z.object({ slug: z.string(), name: Words })
export type ArtistDto = z.infer<typeof ArtistDto>

export const ReadPeople = z.strictObject({ organisationSlug: NameSlug.optional() })

const named = { name: Words, slug: z.string() }
const since = { since: z.iso.datetime() }
const PersonWith = { id: z.uuid(), name: z.string(), ...since }

export const PeopleDto = z.object({
  /** Those that the reader owns, to choose from. */
  organisations: z.array(z.object(named)),
  organisation: z.object(named),
  members: z.array(
    z.object({
      ...PersonWith,
      role: OrganisationRole,
      isYou: z.boolean(),
      /** Owners and managers act by passkey: this one has none yet. */
      waitsForPasskey: z.boolean(),
    }),
  ),
  artists: z.array(z.object({ ...named, people: z.array(z.object({ ...PersonWith, role: ArtistRoleName })) })),
  /** Events that are not over, the nearest first. */
  events: z.array(
    z.object({
      slug: z.string(),
      title: Words,
      endsAt: z.iso.datetime(),
      zone: z.string(),
      broadcasts: z.array(z.object({ id: z.uuid(), title: Words })),
      staff: z.array(z.object({ ...PersonWith, role: EventStaffRoleName, limitedTo: z.array(Words) })),
    }),
  ),
  invitations: z.array(
    z.object({
      id: z.uuid(),
      kind: InvitationKind,
      role: z.string(),
      /** The artist or event that it is for; null for the organisation itself. */
      towards: Words.nullable(),
      limitedTo: z.array(Words),
      email: z.string().nullable(),
      state: z.enum(['waiting', 'accepted', 'withdrawn', 'expired']),
      mail: MailFate.nullable(),
      createdAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      invitedBy: z.string(),
      acceptedBy: z.string().nullable(),
    }),
  ),
  visits: z.array(
    z.object({
      id: z.uuid(),
      role: z.enum(['support', 'privacy']),
      reason: z.string(),
      from: z.iso.datetime(),
      until: z.iso.datetime(),
      isOpen: z.boolean(),
    }),
  ),
})
export type PeopleDto = z.infer<typeof PeopleDto>

const seller = {
  name: Names,
  sellerName: plainLine(1, 120),
  sellerAddress: plainText(1, 300),
  sellerContact: plainLine(1, 200),
  /** Qualified invoice registration number: T and 13 digits. */
  registrationNumber: z.string().regex(/^T\d{13}$/, 'T and 13 digits').nullable(),
}
export const ReadOrganisation = z.strictObject({ organisationSlug: NameSlug })
export const EditOrganisation = z.strictObject({ organisationSlug: NameSlug, ...seller })
export type EditOrganisation = z.infer<typeof EditOrganisation>
export const OrganisationDto = z.object({
  slug: z.string(),
  name: Words,
  sellerName: z.string(),
  sellerAddress: z.string(),
  sellerContact: z.string(),
  registrationNumber: z.string().nullable(),
})
export type OrganisationDto = z.infer<typeof OrganisationDto>

/** Both halves of a link: the invitation, and what only its link knows. */
export const InvitationToken = z.strictObject({ token: z.string().regex(/^[0-9a-f-]{36}\.[\w-]{43}$/) })

export const InvitationDto = z.object({
  organisation: Words,
  kind: InvitationKind,
  role: z.string(),
  artist: Words.nullable(),
  event: z.object({ title: Words, startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), zone: z.string() }).nullable(),
  limitedTo: z.array(Words),
  expiresInMs: z.number().int(),
  /**
   * May whoever looks accept it? `sign_in` first, `yes`, `already` when they hold this role or a higher one,
   * or `other_account`: it names an address, and theirs is another.
   */
  mine: z.enum(['sign_in', 'yes', 'already', 'other_account']),
})
export type InvitationDto = z.infer<typeof InvitationDto>

export const AcceptedDto = z.object({
  /** `already`: nothing was changed, for they held this role or a higher one. The invitation stays open. */
  outcome: z.enum(['joined', 'already']),
  /** A page of ours to go to. */
  next: z.string(),
  /** True when the role waits for a sign-in by passkey. */
  needsPasskey: z.boolean(),
})
export type AcceptedDto = z.infer<typeof AcceptedDto>

export const OwnRolesDto = z.object({
  roles: z.array(
    z.object({
      id: z.uuid(),
      kind: InvitationKind,
      role: z.string(),
      organisation: Words,
      towards: Words.nullable(),
      /** The only owner cannot leave. */
      mayLeave: z.boolean(),
    }),
  ),
})
export type OwnRolesDto = z.infer<typeof OwnRolesDto>
/** One of them. */
export const LeaveRole = z
  .strictObject({ membershipId: z.uuid().optional(), artistMemberId: z.uuid().optional(), eventStaffId: z.uuid().optional() })
  .refine((ids) => Object.values(ids).filter((id) => id !== undefined).length === 1, 'name one role')
export type LeaveRole = z.infer<typeof LeaveRole>
