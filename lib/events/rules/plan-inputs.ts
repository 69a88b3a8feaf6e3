import { z } from 'zod'
import { Accent } from './accent'
import { plainText, typedWords } from './plain-text'
import { Slug, isReserved } from './slug'

/** Longest texts, UTF-16 units in each language. */
export const longest = { title: 120, description: 4_000, rules: 6_000, programmeTitle: 80, broadcastTitle: 120, cancelReason: 1_000 } as const
/** How much an event may hold. */
export const most = { artists: 30, programme: 60, broadcasts: 40, archiveMinutes: 90 * 24 * 60 } as const

/** A moment in UTC, not centuries away. */
export const Instant = z.iso.datetime().refine((text) => /^20\d\d-/.test(text), 'is too far away')

/** An IANA name of a zone that this machine knows, such as `Asia/Tokyo`. */
export const Zone = z
  .string()
  .max(60)
  .regex(/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/, 'is not a zone')
  .refine(isZone, 'is not a zone')

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

/** The version that the editor saw. With another one in the database the answer is `changed_elsewhere`. */
const Version = z.number().int().min(1).max(2_147_483_647)

/** An event as its staff name it. */
export const PlanBySlug = z.strictObject({ slug: Slug })
export type PlanBySlug = z.infer<typeof PlanBySlug>
/** A write to the plan of an event as the editor saw it. */
export const PlanAsSeen = z.strictObject({ slug: Slug, version: Version })
export type PlanAsSeen = z.infer<typeof PlanAsSeen>

export const CreateEvent = z.strictObject({
  /** Needed by those who are staff of more than one organisation. */
  organisationSlug: Slug.optional(),
  title: typedWords(longest.title),
  startsAt: Instant,
  endsAt: Instant,
  zone: Zone,
})
export type CreateEvent = z.infer<typeof CreateEvent>

export const EditDetails = PlanAsSeen.extend({
  /** May change in a draft only; when taken the answer is `conflict`. */
  newSlug: Slug.refine((slug) => !isReserved(slug), 'is the name of a page'),
  title: typedWords(longest.title),
  description: typedWords(longest.description),
  rules: typedWords(longest.rules),
  zone: Zone,
  startsAt: Instant,
  endsAt: Instant,
  accent: Accent,
  /** In the order of the announcement. */
  artistSlugs: z.array(Slug).max(most.artists),
  /** With a new start, programme, broadcasts and the ends of sales move along by as much. */
  moveAll: z.boolean().default(false),
})
export type EditDetails = z.infer<typeof EditDetails>

export const EditProgramme = PlanAsSeen.extend({
  programme: z.array(z.strictObject({ startsAt: Instant, endsAt: Instant, title: typedWords(longest.programmeTitle) })).max(most.programme),
})
export type EditProgramme = z.infer<typeof EditProgramme>

const broadcastFields = {
  artistSlug: Slug,
  title: typedWords(longest.broadcastTitle),
  startsAt: Instant,
  endsAt: Instant,
  /** 0 means no archive. */
  archiveMinutes: z.number().int().min(0).max(most.archiveMinutes),
}
export const AddBroadcast = PlanAsSeen.extend(broadcastFields)
export type AddBroadcast = z.infer<typeof AddBroadcast>
export const EditBroadcast = PlanAsSeen.extend({ broadcastId: z.uuid(), ...broadcastFields })
export type EditBroadcast = z.infer<typeof EditBroadcast>
export const RemoveBroadcast = PlanAsSeen.extend({ broadcastId: z.uuid() })
export type RemoveBroadcast = z.infer<typeof RemoveBroadcast>

export const CancelEvent = z.strictObject({
  slug: Slug,
  /** What the public and every buyer read. */
  reason: z.strictObject({ ja: plainText(longest.cancelReason).min(3), en: plainText(longest.cancelReason).min(3) }),
})
export type CancelEvent = z.infer<typeof CancelEvent>

export const CopyEvent = z.strictObject({
  slug: Slug,
  /** When the copy starts; all its times move along. */
  startsAt: Instant,
})
export type CopyEvent = z.infer<typeof CopyEvent>

/** The picture as raw bytes: jpeg, png, webp or avif. */
export const SetCover = z.strictObject({ slug: Slug, body: z.instanceof(Uint8Array) })
export type SetCover = z.infer<typeof SetCover>
/** Bytes that a picture may have. */
export const mostCoverBytes = 10_000_000
/** Its size in px, and its width by its height: smaller it is blurred on every screen, longer it fits none. */
export const coverBounds = { least: { width: 640, height: 320 }, tallest: 0.5, widest: 4 } as const

/** A file of a cover: its digest and which of ours it is. */
export const ReadCover = z.strictObject({ slug: Slug, file: z.string().regex(/^[0-9a-f]{64}-(?:1600\.webp|640\.webp|social\.jpg)$/, 'not a cover') })
export type ReadCover = z.infer<typeof ReadCover>
