import { z } from 'zod'
import { Words } from '@/lib/accounts/contract'
import { freeSlug, isReserved, Slug, slugOf } from './rules/slug'

export { isAccentSeen } from './rules/accent'
export { typedWords } from './rules/plain-text'
export {
  AddBroadcast,
  CancelEvent,
  coverBounds,
  CopyEvent,
  CreateEvent,
  EditBroadcast,
  EditDetails,
  EditProgramme,
  Instant,
  longest,
  most,
  mostCoverBytes,
  PlanAsSeen,
  PlanBySlug,
  ReadCover,
  RemoveBroadcast,
  SetCover,
  Zone,
} from './rules/plan-inputs'
export { freeSlug, isReserved, Slug, slugOf }
export { broadcastFault, eventFault, lineFault, type PlanFault } from './rules/plan-faults'

/** An event's picture, made anew by us. Its addresses change with it, so that it may be kept for ever. */
export const CoverDto = z.object({
  /** Up to 1600 px wide, WebP. */
  url: z.string(),
  /** Up to 640 px wide, WebP. */
  smallUrl: z.string(),
  /** 1200 × 630 px, JPEG, for links in other people's pages. */
  socialUrl: z.string(),
  /** Of the large one, px. */
  width: z.number().int(),
  height: z.number().int(),
})
export type CoverDto = z.infer<typeof CoverDto>

export const OpensDto = z.object({
  kind: z.enum(['broadcast', 'archive']),
  title: Words,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** For an archive: how long it stays after the broadcast, in minutes. */
  archiveMinutes: z.number().int().nullable(),
})
export type OpensDto = z.infer<typeof OpensDto>

export const EventSummaryDto = z.object({
  slug: Slug,
  title: Words,
  artists: z.array(z.object({ name: Words })),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  zone: z.string(),
  accent: z.string(),
  cover: CoverDto.nullable(),
  state: z.enum(['published', 'ended', 'cancelled']),
})
export type EventSummaryDto = z.infer<typeof EventSummaryDto>

export const EventListDto = z.object({ events: z.array(EventSummaryDto) })
export type EventListDto = z.infer<typeof EventListDto>

export const ReadEvent = z.strictObject({ slug: Slug })
export const NoInput = z.strictObject({})

export const EventDetailDto = EventSummaryDto.extend({
  description: Words,
  /** What a buyer agrees to: shown before purchase. */
  rules: Words,
  /** Why it does not take place; null unless it was cancelled. */
  cancelReason: Words.nullable(),
  sellerName: z.string(),
  programme: z.array(z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), title: Words })),
})
export type EventDetailDto = z.infer<typeof EventDetailDto>
