import { z } from 'zod'
import { Words } from '@/lib/accounts/contract'

/** Where on the organiser's form something is put right. */
export const Place = z.enum(['texts', 'rules', 'times', 'artists', 'programme', 'broadcasts', 'ticket_types', 'cover', 'seller'])

/** Without these an event cannot be published. */
export const Missing = z.object({
  code: z.enum([
    'title_ja',
    'title_en',
    'description_ja',
    'description_en',
    'rules_ja',
    'rules_en',
    'no_artist',
    'no_broadcast',
    'no_ticket_type',
    'programme_title',
    'broadcast_title',
    'type_words',
    'type_opens_nothing',
    'type_opens_no_archive',
    'event_over',
    'no_sale_ahead',
    'seller_name',
    'seller_address',
    'seller_contact',
  ]),
  where: Place,
  /** Which line of the programme, broadcast or ticket type, where there are several. */
  item: Words.nullable(),
})
export type Missing = z.infer<typeof Missing>

/** These are allowed, and often not meant. */
export const Warning = z.object({
  code: z.enum([
    'no_cover',
    'no_programme',
    'no_archive',
    'archive_not_sold',
    'broadcast_not_sold',
    'sale_already_open',
    'sale_over',
    'sale_beyond_event',
    'starts_soon',
    'no_registration_number',
  ]),
  where: Place,
  item: Words.nullable(),
})
export type Warning = z.infer<typeof Warning>
