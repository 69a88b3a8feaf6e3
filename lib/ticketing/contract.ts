import { z } from 'zod'
import { MailFate, Words } from '@/lib/accounts/contract'
import { EventDetailDto, OpensDto, Slug } from '@/lib/events/contract'
import { SellerDto } from './rules/selling-answers'

export { lastUseOf } from './rules/checklist'
export { Missing, Place, Warning } from './rules/checklist-codes'
export {
  ChecklistDto,
  EventPlanDto,
  EventState,
  PlannedBroadcastDto,
  PlannedEventsDto,
  PlannedTypeDto,
  RefundProgressDto,
  SellerDto,
} from './rules/selling-answers'
export {
  AddTicketType,
  EditTicketType,
  EndSale,
  OrderTicketTypes,
  price,
  RemoveTicketType,
  ReopenSale,
} from './rules/selling-inputs'
export { typeFault, type TypeFault } from './rules/type-faults'

export const TicketTypeDto = z.object({
  slug: Slug,
  name: Words,
  description: Words,
  priceYen: z.number().int(),
  taxRatePercent: z.number().int(),
  limitPerPerson: z.number().int(),
  availability: z.enum(['before', 'available', 'few', 'sold_out', 'closed']),
  saleStartsAt: z.iso.datetime(),
  saleEndsAt: z.iso.datetime(),
  opens: z.array(OpensDto),
})
export type TicketTypeDto = z.infer<typeof TicketTypeDto>

/** A public event with what is sold for it. */
export const EventOnSaleDto = EventDetailDto.extend({
  /** As the Act on Specified Commercial Transactions asks. */
  seller: SellerDto,
  ticketTypes: z.array(TicketTypeDto),
})
export type EventOnSaleDto = z.infer<typeof EventOnSaleDto>

export const HoldSeats = z.strictObject({
  eventSlug: Slug,
  ticketTypeSlug: Slug,
  quantity: z.number().int().min(1).max(20),
})
export type HoldSeats = z.infer<typeof HoldSeats>
export const HoldDto = z.object({ orderId: z.uuid(), expiresInMs: z.number().int() })
export type HoldDto = z.infer<typeof HoldDto>

export const OrderState = z.enum(['held', 'awaiting_payment', 'paid', 'partly_refunded', 'refunded', 'expired', 'cancelled'])
export const OrderById = z.strictObject({ orderId: z.uuid() })

/** What an order says of its event. */
const orderedEvent = {
  eventSlug: Slug,
  eventTitle: Words,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  zone: z.string(),
  accent: z.string(),
}

export const OrderDto = z.object({
  id: z.uuid(),
  state: OrderState,
  ...orderedEvent,
  sellerName: z.string(),
  registrationNumber: z.string().nullable(),
  lines: z.array(
    z.object({
      name: Words,
      quantity: z.number().int(),
      unitPriceYen: z.number().int(),
      taxRatePercent: z.number().int(),
    }),
  ),
  totalYen: z.number().int(),
  /** Tax included in the total, rounded once per rate. */
  taxYen: z.number().int(),
  /** Null once nothing is held any more. */
  expiresInMs: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
})
export type OrderDto = z.infer<typeof OrderDto>

/** An order that can still be paid, for finding the way back to it. */
export const WaitingOrderDto = z.object({
  id: z.uuid(),
  state: OrderState.extract(['held', 'awaiting_payment']),
  ...orderedEvent,
  lines: z.array(z.object({ name: Words, quantity: z.number().int() })),
  totalYen: z.number().int(),
  expiresInMs: z.number().int(),
})
export type WaitingOrderDto = z.infer<typeof WaitingOrderDto>
export const WaitingOrdersDto = z.object({ orders: z.array(WaitingOrderDto) })
export type WaitingOrdersDto = z.infer<typeof WaitingOrdersDto>

export const PaymentRedirectDto = z.object({ redirectUrl: z.string() })

export const TicketState = z.enum(['valid', 'used', 'refunded', 'revoked'])
export const TicketDto = z.object({
  id: z.uuid(),
  state: TicketState,
  eventTitle: Words,
  eventSlug: Slug,
  zone: z.string(),
  accent: z.string(),
  ticketTypeName: Words,
  shortCode: z.string(),
  opens: z.array(OpensDto),
  orderId: z.uuid(),
  boughtAt: z.iso.datetime(),
})
export type TicketDto = z.infer<typeof TicketDto>
export const TicketsDto = z.object({ tickets: z.array(TicketDto) })
export type TicketsDto = z.infer<typeof TicketsDto>

export const TillPaymentById = z.strictObject({ paymentId: z.uuid() })
export const TillPaymentDto = z.object({
  amountYen: z.number().int(),
  sellerName: z.string(),
  state: z.enum(['open', 'succeeded', 'failed', 'cancelled']),
  returnUrl: z.string(),
})
export type TillPaymentDto = z.infer<typeof TillPaymentDto>
export const PressTill = z.strictObject({ paymentId: z.uuid(), outcome: z.enum(['succeeded', 'failed']) })
export const TillReturnDto = z.object({ returnUrl: z.string() })

export const PaymentNoticeInput = z.strictObject({ body: z.string(), signature: z.string() })

/** What an organiser sees of the orders of one event. */
export const ListOrders = z.strictObject({
  slug: Slug,
  search: z.string().trim().max(100).optional(),
  /** Only those whom a cancellation's letter has not reached. */
  letter: z.literal('missed').optional(),
  /** The last order of the page before: older ones follow. */
  after: z.uuid().optional(),
})
export type ListOrders = z.infer<typeof ListOrders>
export const EventOrdersDto = z.object({
  eventTitle: Words,
  /** Whether to offer refunds: not to the event's own desk and support. Decides nothing. */
  mayRefund: z.boolean(),
  /** Whether to offer a ban: owners only. Decides nothing. */
  mayBan: z.boolean(),
  /** Money that the provider would not send back, whatever is searched for; none for those who may not refund. */
  failedRefunds: z.array(
    z.object({
      id: z.uuid(),
      orderId: z.uuid(),
      buyerName: z.string(),
      /** Of the ticket; null for money that came without one. */
      shortCode: z.string().nullable(),
      amountYen: z.number().int(),
      since: z.iso.datetime(),
    }),
  ),
  /** Orders whose buyers a cancellation's letter has not reached, whatever is searched for. */
  missed: z.number().int(),
  /** All that match, on this page or not. */
  found: z.number().int(),
  /** What to ask the next page with; null on the last one. */
  next: z.uuid().nullable(),
  orders: z.array(
    z.object({
      id: z.uuid(),
      buyerName: z.string(),
      placedAt: z.iso.datetime(),
      state: OrderState,
      totalYen: z.number().int(),
      /** The letter about a cancellation: how it went, `none` for a buyer without an address; null where none is owed. */
      letter: z.enum([...MailFate.options, 'none']).nullable(),
      tickets: z.array(
        z.object({ id: z.uuid(), typeName: Words, state: TicketState, shortCode: z.string(), priceYen: z.number().int() }),
      ),
    }),
  ),
})
export type EventOrdersDto = z.infer<typeof EventOrdersDto>

export const RefundById = z.strictObject({ refundId: z.uuid() })
export const RetriedRefundDto = z.object({ state: z.enum(['pending', 'succeeded', 'failed']) })
export type RetriedRefundDto = z.infer<typeof RetriedRefundDto>

export const RefundTicket = z.strictObject({ ticketId: z.uuid(), reason: z.string().trim().min(3).max(500) })
export const RefundDto = z.object({ refundedYen: z.number().int(), ticketState: TicketState })
export type RefundDto = z.infer<typeof RefundDto>
