import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import type { PersonActor } from '@/lib/accounts/contract'
import { pressTill } from '@/lib/platform/payments/till/till'
import type { PaymentNotice } from '@/lib/platform/payments/payments'
import { openPayment } from '@/lib/ticketing'
import { hold, type Show } from '../programme'
import type { Stage } from '../stage'

export type SignedNotice = { body: string; signature: string }

/** A notice of the till, signed as the till signs. */
export function signNotice({ ports }: Stage, notice: PaymentNotice): SignedNotice {
  const body = JSON.stringify(notice)
  const key = ports.env.webhookKeys[0]
  if (!key) throw new Error('a webhook key is missing')
  return { body, signature: `${key.id}=${createHmac('sha256', key.bytes).update(body).digest('base64url')}` }
}

/** A buyer pays, and the till's notice of it is still on its way. */
export async function payWithNoticeOnItsWay(stage: Stage, buyer: PersonActor, show: Show, quantity = 1) {
  const orderId = await hold(stage, buyer, show, quantity)
  const { redirectUrl } = await openPayment(stage.ports, buyer, { orderId })
  const paymentId = redirectUrl.slice('/till/'.length)
  const press = { id: paymentId, personId: buyer.personId, outcome: 'succeeded' as const, at: stage.ports.clock.now() }
  const { notice } = await pressTill(stage.ports.db, stage.ports.env.webhookKeys, press)
  if (!notice) throw new Error('the till sent no notice')
  return { orderId, paymentId, notice }
}

/**
 * The invariants of a ticket type: seats in its row are seats in orders and tickets, the limits count the
 * same, and all money taken stands for a valid ticket or a recorded refund.
 */
export async function expectBooksBalance({ owner }: Stage, show: Show): Promise<void> {
  const { rows } = await owner.query(
    `SELECT t.held, t.sold, t.price_yen,
       (SELECT coalesce(sum(l.quantity), 0)::int FROM order_line l JOIN "order" o ON o.id = l.order_id
         WHERE l.ticket_type_id = t.id AND o.state IN ('held', 'awaiting_payment')) AS on_hold,
       (SELECT count(*)::int FROM ticket WHERE ticket_type_id = t.id AND state IN ('valid', 'used')) AS tickets,
       (SELECT coalesce(sum(quantity), 0)::int FROM purchase_tally WHERE ticket_type_id = t.id) AS tallied,
       (SELECT coalesce(sum(p.amount_yen), 0)::int FROM payment p JOIN "order" o ON o.id = p.order_id
         WHERE o.event_id = t.event_id AND p.state = 'succeeded') AS taken,
       (SELECT coalesce(sum(r.amount_yen), 0)::int FROM refund r JOIN "order" o ON o.id = r.order_id
         WHERE o.event_id = t.event_id AND r.state <> 'failed') AS refunded
     FROM ticket_type t WHERE t.id = $1`,
    [show.ticketTypeId],
  )
  const books = rows[0]
  expect(books).toMatchObject({ held: books.on_hold, sold: books.tickets, tallied: books.held + books.sold })
  expect(books.taken - books.refunded).toBe(books.tickets * books.price_yen)
}
