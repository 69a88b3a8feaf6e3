import { z } from 'zod'
import { Words } from '@/lib/accounts/contract'

export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'not a slug')

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
  state: z.enum(['published', 'ended', 'cancelled']),
})
export type EventSummaryDto = z.infer<typeof EventSummaryDto>

export const EventListDto = z.object({ events: z.array(EventSummaryDto) })
export type EventListDto = z.infer<typeof EventListDto>

export const ReadEvent = z.strictObject({ slug: Slug })
export const NoInput = z.strictObject({})

export const EventDetailDto = EventSummaryDto.extend({
  description: Words,
  sellerName: z.string(),
  programme: z.array(z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), title: Words })),
})
export type EventDetailDto = z.infer<typeof EventDetailDto>
