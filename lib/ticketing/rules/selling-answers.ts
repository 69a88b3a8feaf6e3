import { z } from 'zod'
import { Words } from '@/lib/accounts/contract'
import { CoverDto, Slug } from '@/lib/events/contract'
import { Missing, Warning } from './checklist-codes'

export const EventState = z.enum(['draft', 'published', 'ended', 'cancelled'])

const SellingOrganisation = z.object({
  slug: Slug,
  name: Words,
  seller: z.object({ name: z.string(), address: z.string(), contact: z.string(), registrationNumber: z.string().nullable() }),
  /** Whether this person may change the seller's facts: owners. Decides nothing. */
  maySetSeller: z.boolean(),
})
export const SellerDto = SellingOrganisation.shape.seller

/** All events of a manager's organisations, the nearest first. */
export const PlannedEventsDto = z.object({
  /** In which this person may create events. */
  organisations: z.array(SellingOrganisation),
  events: z.array(
    z.object({
      slug: Slug,
      title: Words,
      state: EventState,
      organisationSlug: Slug,
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      zone: z.string(),
      accent: z.string(),
      cover: CoverDto.nullable(),
      sold: z.number().int(),
      held: z.number().int(),
      quantity: z.number().int(),
      /** Money taken less money refunded. */
      takenYen: z.number().int(),
      updatedAt: z.iso.datetime(),
    }),
  ),
})
export type PlannedEventsDto = z.infer<typeof PlannedEventsDto>

export const PlannedTypeDto = z.object({
  slug: Slug,
  name: Words,
  description: Words,
  priceYen: z.number().int(),
  taxRatePercent: z.number().int(),
  quantity: z.number().int(),
  /** Seats paid for, and seats held by people who are paying: the quantity cannot go below their sum. */
  sold: z.number().int(),
  held: z.number().int(),
  limitPerPerson: z.number().int(),
  saleStartsAt: z.iso.datetime(),
  saleEndsAt: z.iso.datetime(),
  availability: z.enum(['before', 'available', 'few', 'sold_out', 'closed']),
  opens: z.array(z.object({ kind: z.enum(['broadcast', 'archive']), broadcastId: z.uuid() })),
  /** Somebody has it or is paying for it: what it opens may only grow. */
  isTaken: z.boolean(),
  /** It was never ordered, so that it may be removed. */
  isRemovable: z.boolean(),
})
export type PlannedTypeDto = z.infer<typeof PlannedTypeDto>

export const PlannedBroadcastDto = z.object({
  id: z.uuid(),
  artistSlug: Slug,
  artistName: Words,
  title: Words,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  archiveMinutes: z.number().int(),
  /** People with a ticket for it, or paying for one: its archive may only grow. */
  isTaken: z.boolean(),
  /** No ticket type opens it, so that it may be removed. */
  isRemovable: z.boolean(),
})
export type PlannedBroadcastDto = z.infer<typeof PlannedBroadcastDto>

/** What is missing before the event can be published, and what to look at twice. */
export const ChecklistDto = z.object({ isReady: z.boolean(), missing: z.array(Missing), warnings: z.array(Warning) })
export type ChecklistDto = z.infer<typeof ChecklistDto>

/** How far the money has gone back after a cancellation. */
export const RefundProgressDto = z.object({
  /** Tickets to be refunded, those that are refunded included. */
  tickets: z.number().int(),
  /** Of these, the ones whose money the provider has sent back. */
  settled: z.number().int(),
  settledYen: z.number().int(),
  owedYen: z.number().int(),
  /** Of the tickets, the ones whose refund the provider has refused. */
  failed: z.number().int(),
})

/** How the letters to the buyers of a cancelled event went: one buyer's order, one letter. */
export const LetterProgressDto = z.object({
  waiting: z.number().int(),
  /** Not taken yet, and sent again by itself. */
  retrying: z.number().int(),
  sent: z.number().int(),
  /** Given up, refused or sent back. */
  failed: z.number().int(),
  /** Buyers who have left no address. */
  unaddressed: z.number().int(),
})

/** The whole plan of an event, as those who make it see it. Every write to the plan answers it. */
export const EventPlanDto = z.object({
  slug: Slug,
  /** Where everybody finds it once it is published, whole. */
  publicUrl: z.url(),
  state: EventState,
  /** To be sent along with the next write. */
  version: z.number().int(),
  updatedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  organisation: SellingOrganisation,
  title: Words,
  description: Words,
  rules: Words,
  zone: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  accent: z.string(),
  cover: CoverDto.nullable(),
  artists: z.array(z.object({ slug: Slug, name: Words })),
  programme: z.array(z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), title: Words })),
  broadcasts: z.array(PlannedBroadcastDto),
  ticketTypes: z.array(PlannedTypeDto),
  /** The artists of the organisation. */
  choices: z.object({ artists: z.array(z.object({ slug: Slug, name: Words })) }),
  checklist: ChecklistDto,
  sales: z.object({ sold: z.number().int(), held: z.number().int(), quantity: z.number().int(), takenYen: z.number().int() }),
  cancellation: z
    .object({
      reason: Words,
      cancelledAt: z.iso.datetime(),
      refunds: RefundProgressDto,
      /** Null where there is no letter, and once it is no longer known what became of them. */
      letters: LetterProgressDto.nullable(),
    })
    .nullable(),
  /** What can be done with it now. Decides nothing. */
  may: z.object({
    /** Everything, or its texts and colour only, as when it is over. */
    edit: z.enum(['all', 'texts']),
    changeSlug: z.boolean(),
    publish: z.boolean(),
    cancel: z.boolean(),
    remove: z.boolean(),
  }),
})
export type EventPlanDto = z.infer<typeof EventPlanDto>
