import { z } from 'zod'
import { Instant, PlanAsSeen, Slug, typedWords } from '@/lib/events/contract'

/** What a price may be, yen. A payment of nothing is not taken by any provider. */
export const price = { least: 100, most: 1_000_000 } as const

const typeFields = {
  name: typedWords(80),
  description: typedWords(500),
  priceYen: z.number().int().min(price.least).max(price.most),
  quantity: z.number().int().min(1).max(100_000),
  limitPerPerson: z.number().int().min(1).max(20),
  saleStartsAt: Instant,
  saleEndsAt: Instant,
  /** What a ticket of this type opens: at least one thing. */
  opens: z.array(z.strictObject({ kind: z.enum(['broadcast', 'archive']), broadcastId: z.uuid() })).min(1).max(80),
}
export const AddTicketType = PlanAsSeen.extend(typeFields)
export type AddTicketType = z.infer<typeof AddTicketType>
export const EditTicketType = PlanAsSeen.extend({ typeSlug: Slug, ...typeFields })
export type EditTicketType = z.infer<typeof EditTicketType>
export const RemoveTicketType = PlanAsSeen.extend({ typeSlug: Slug })
export type RemoveTicketType = z.infer<typeof RemoveTicketType>
/** The whole order, first to last. */
export const OrderTicketTypes = PlanAsSeen.extend({ typeSlugs: z.array(Slug).max(50) })
export type OrderTicketTypes = z.infer<typeof OrderTicketTypes>
/** Stops selling now. It asks for no version: it must work at once. */
export const EndSale = z.strictObject({ slug: Slug, typeSlug: Slug })
export type EndSale = z.infer<typeof EndSale>
export const ReopenSale = z.strictObject({ slug: Slug, typeSlug: Slug, saleEndsAt: Instant })
export type ReopenSale = z.infer<typeof ReopenSale>
