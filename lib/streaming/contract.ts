import { z } from 'zod'
import { Words } from '@/lib/accounts/contract'
import { mediaRefusals } from './rules/media-refusals'

export const BroadcastById = z.strictObject({ broadcastId: z.uuid() })
/** `cut`: a moderator holds it back. Of an ended one `cut` is said beside it, since then its recording is held back. */
export const BroadcastState = z.enum(['not_started', 'live', 'interrupted', 'cut', 'ended'])
export type BroadcastState = z.infer<typeof BroadcastState>

export const StudioBroadcastDto = z.object({
  id: z.uuid(),
  title: Words,
  artistName: Words,
  eventTitle: Words,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  zone: z.string(),
  state: BroadcastState,
  /** When its first picture came, through all pauses and pages since. Null before that. */
  liveSince: z.iso.datetime().nullable(),
})
export type StudioBroadcastDto = z.infer<typeof StudioBroadcastDto>
export const StudioBroadcastsDto = z.object({ broadcasts: z.array(StudioBroadcastDto) })
export type StudioBroadcastsDto = z.infer<typeof StudioBroadcastsDto>
export const StudioBroadcastAnswer = z.object({ broadcast: StudioBroadcastDto })

/** Why staff do what only staff may, in their own words. It goes into the ledger. */
export const StaffReason = z.string().trim().min(5).max(500)

/** A moderator holds a broadcast back at once: `POST …/cut`. Taken back by `POST …/restoration`. */
export const CutBroadcast = z.strictObject({ broadcastId: z.uuid(), reason: StaffReason })
export const CutFacts = z.object({ since: z.iso.datetime(), reason: z.string() })
/** `cut` is null while the broadcast goes its way. */
export const CutDto = z.object({ cut: CutFacts.nullable() })
export type CutDto = z.infer<typeof CutDto>

export const RunDto = z.object({
  streamId: z.uuid(),
  run: z.number().int(),
  ingestUrl: z.string(),
  epochSeconds: z.number().int(),
})
export type RunDto = z.infer<typeof RunDto>

export const HealthDto = z.object({
  state: BroadcastState,
  /** Grants that have not run out: who has just left counts for up to a minute more. */
  viewers: z.number().int(),
  /**
   * From the camera to the viewers' screens: the median of what their players measure behind the newest segment, and
   * how late that segment came. Null while nobody has reported. The way of a run's first segment is its zero.
   */
  delayMs: z.number().int().nullable(),
  /** Since when a moderator holds it back: what is sent is thrown away. Null while it goes its way. */
  cutSince: z.iso.datetime().nullable(),
})
export type HealthDto = z.infer<typeof HealthDto>

export const PushObject = z.strictObject({
  streamId: z.uuid(),
  path: z.array(z.string().max(100)).min(1).max(4),
  run: z.string().regex(/^\d{1,6}$/).optional(),
  body: z.instanceof(Uint8Array),
})
/** `kept`: what a DELETE names stays. `discarded`: taken and thrown away, while a moderator holds the broadcast back. */
export const PushedDto = z.object({ kind: z.enum(['init', 'media', 'playlist', 'kept', 'discarded']), duplicate: z.boolean() })
export type PushedDto = z.infer<typeof PushedDto>
export const DropObject = PushObject.omit({ body: true })

/** An encoder that has shown its key. It may push into this one stream, and do nothing else. */
export type EncoderActor = {
  kind: 'encoder'
  keyId: string
  streamId: string
  /** Who made the key. */
  personId: string
}

export const MakeEncoderKey = z.strictObject({ broadcastId: z.uuid(), label: z.string().trim().min(1).max(60) })
export const EncoderKeyById = z.strictObject({ broadcastId: z.uuid(), keyId: z.uuid() })
/** Why a push was refused: by the media's rules, by the gate, or for another reason. */
export const PushRefusal = z.enum([
  ...mediaRefusals,
  'number_went_back',
  'stream_busy',
  'stream_ended',
  'init_missing',
  'conflict',
  'not_found',
  'too_large',
  'too_slow',
  'too_many_requests',
  'invalid_input',
  'other',
])
export type PushRefusal = z.infer<typeof PushRefusal>
export const EncoderKeyDto = z.object({
  id: z.uuid(),
  label: z.string(),
  /** Its last four characters. */
  hint: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  /** The last push of it that was not taken: encoders show nothing of what they are answered. */
  lastRefusal: z.object({ at: z.iso.datetime(), code: PushRefusal }).nullable(),
})
export type EncoderKeyDto = z.infer<typeof EncoderKeyDto>
/** Who sends into a stream at this moment; `keyId` is null for the studio page. */
export const SenderDto = z.object({ kind: z.enum(['page', 'encoder']), keyId: z.uuid().nullable(), run: z.number().int() })
export type SenderDto = z.infer<typeof SenderDto>
export const EncoderKeysDto = z.object({
  /** Where encoders push, below this host; null before the first key or the first run. */
  ingestPath: z.string().nullable(),
  sender: SenderDto.nullable(),
  keys: z.array(EncoderKeyDto),
})
export type EncoderKeysDto = z.infer<typeof EncoderKeysDto>
/** `key` is told this once. */
export const MadeEncoderKeyDto = z.object({ key: z.string(), ingestPath: z.string(), made: EncoderKeyDto })
export type MadeEncoderKeyDto = z.infer<typeof MadeEncoderKeyDto>

/** A ticket; or what the artist's own side, or staff who say why, look at without one. */
export const OpenGrant = z
  .strictObject({ ticketId: z.uuid().optional(), contentId: z.uuid().optional(), broadcastId: z.uuid().optional(), reason: StaffReason.optional() })
  .refine(({ ticketId, contentId, broadcastId }) => [ticketId, contentId, broadcastId].filter(Boolean).length === 1, 'name a ticket, a content or a broadcast')
  .refine(({ ticketId, reason }) => !ticketId || !reason, 'a ticket needs no reason')
export type OpenGrant = z.infer<typeof OpenGrant>
export const RenewGrant = z.strictObject({ grantId: z.uuid(), delayMs: z.number().int().min(0).max(600_000).optional() })

export const GrantDto = z.object({
  grantId: z.uuid(),
  contentId: z.uuid(),
  phase: z.enum(['live', 'archive']),
  manifestUrl: z.string(),
  query: z.string(),
  expiresInMs: z.number().int(),
  renewInMs: z.number().int(),
  mark: z.string(),
})
export type GrantDto = z.infer<typeof GrantDto>

export const ReadKey = z.strictObject({
  contentId: z.uuid(),
  epoch: z.string().regex(/^[1-9]\d{0,6}$/),
  grant: z.uuid(),
})

export const TicketByIdInput = z.strictObject({ ticketId: z.uuid() })
/** `cut` and `archive_cut`: a moderator holds back the broadcast, or its recording. */
export const WatchState = z.enum([
  'not_started',
  'live',
  'interrupted',
  'cut',
  'ended',
  'archive',
  'archive_cut',
  'archive_over',
  'refunded',
  'revoked',
])
export type WatchState = z.infer<typeof WatchState>
export const WatchDto = z.object({
  state: WatchState,
  title: Words,
  artistName: Words,
  eventSlug: z.string(),
  zone: z.string(),
  accent: z.string(),
  startsAt: z.iso.datetime(),
  startsInMs: z.number().int(),
  /** When the archive goes, or null where there is none. */
  archiveUntil: z.iso.datetime().nullable(),
  mark: z.string(),
})
export type WatchDto = z.infer<typeof WatchDto>

/** An organiser's events as they are now. */
export const TodayDto = z.object({
  events: z.array(
    z.object({
      slug: z.string(),
      /** Where everybody finds it once it is published, whole. */
      publicUrl: z.url(),
      title: Words,
      state: z.enum(['draft', 'published', 'ended', 'cancelled']),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      zone: z.string(),
      sold: z.number().int(),
      held: z.number().int(),
      quantity: z.number().int(),
      /** Whether to offer the list of orders. Decides nothing. */
      mayReadOrders: z.boolean(),
      /** Null for those who may not see sales figures. */
      takenYen: z.number().int().nullable(),
      /** Refunds that the provider refused for good; null for those who may not see sales figures. */
      refundsFailed: z.number().int().nullable(),
      broadcasts: z.array(
        z.object({
          id: z.uuid(),
          title: Words,
          startsAt: z.iso.datetime(),
          endsAt: z.iso.datetime(),
          state: BroadcastState,
          /** When its artist ended it for good; null before that. */
          endedAt: z.iso.datetime().nullable(),
          viewers: z.number().int(),
          delayMs: z.number().int().nullable(),
          /** Since when and why a moderator holds it back; null otherwise. */
          cut: CutFacts.nullable(),
        }),
      ),
    }),
  ),
})
export type TodayDto = z.infer<typeof TodayDto>
