import { expect, test } from 'vitest'
import { dispatchOutbox } from '@/lib/platform/outbox/outbox'
import { Problem } from '@/lib/platform/problem'
import { letters, react } from '@/lib/reactions'
import { holdBackCancelled } from '@/lib/streaming'
import { cancelEvent, listTickets, openPayment, readEventOnSale, readEventPlan, refundCancelled, refundTicket, settleRefunds, takePaymentNotice } from '@/lib/ticketing'
import { newFan, newStaff } from '../cast'
import { newHouse, newPublished, newReadyDraft, showOf, words } from '../planning'
import { buy, hold, orderState, pay, seatsOf } from '../programme'
import { openStage, outcomeOf, tally } from '../stage'
import { watch, watchedShow } from '../viewing'
import { expectBooksBalance, payWithNoticeOnItsWay } from './books'

const stage = await openStage()
const { ports } = stage
const reason = words('The artist is ill')

const dispatchAll = async () => {
  for (let round = 0; round < 20; round += 1) if ((await dispatchOutbox(ports, (message) => react(ports, message), 100)) === 0) return
}

async function newSale(quantity = 20) {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house, { quantity, limitPerPerson: 4 })
  return { house, plan, show: await showOf(stage, house, plan) }
}

test('a cancelled event says so with its reason, sells nothing, and gives everybody all of their money back', async () => {
  const { house, plan, show } = await newSale()
  const [one, other, waiting] = [await newFan(stage), await newFan(stage), await newFan(stage)]
  const bought = [await buy(stage, one, show, 3), await buy(stage, other, show)]
  const held = await hold(stage, waiting, show)
  const partly = bought[0]?.ticketId ?? ''
  await refundTicket(ports, house.manager, { ticketId: partly, reason: 'asked for' })
  const cancelled = await cancelEvent(ports, house.manager, { slug: plan.slug, reason })
  expect(cancelled).toMatchObject({ state: 'cancelled', cancellation: { reason, refunds: { tickets: 3, settled: 0 } }, may: { edit: 'texts', cancel: false } })
  expect(await readEventOnSale(ports, { slug: plan.slug })).toMatchObject({ state: 'cancelled', cancelReason: reason, ticketTypes: [{ availability: 'closed' }] })
  expect(await outcomeOf(hold(stage, await newFan(stage), show))).toBe('sale_not_open')
  await dispatchAll()
  for (const { orderId } of bought) expect(await orderState(stage, orderId)).toBe('refunded')
  expect(await orderState(stage, held)).toBe('cancelled')
  expect((await listTickets(ports, one)).tickets.map((ticket) => ticket.state)).toEqual(['refunded', 'refunded', 'refunded'])
  expect((await readEventPlan(ports, house.manager, { slug: plan.slug })).cancellation?.refunds).toEqual({ tickets: 3, settled: 3, settledYen: 7500, owedYen: 0 })
  expect(await seatsOf(stage, show)).toEqual({ held: 0, sold: 0 })
  const refunds = await ports.db.refund.findMany({ where: { order: { eventId: show.eventId } } })
  expect(refunds).toHaveLength(4)
  expect(new Set(refunds.map((refund) => refund.ticketId)).size).toBe(4)
  // Each buyer is written to once, whatever they bought; who has not paid is not.
  const mails = await ports.db.mail.findMany({ where: { template: 'event_cancelled' } })
  expect(mails.map((mail) => mail.subjectId).toSorted()).toEqual(bought.map(({ orderId }) => orderId).toSorted())
  await expectBooksBalance(stage, show)
})

test('each refund is a row in the ledger, of the platform, about the buyer', async () => {
  const { house, plan, show } = await newSale()
  const { ticketId } = await buy(stage, await newFan(stage), show)
  await cancelEvent(ports, house.manager, { slug: plan.slug, reason })
  await dispatchAll()
  const rows = await ports.db.ledgerEntry.findMany({ where: { ticketId, action: 'ticketing.refund' } })
  expect(rows).toMatchObject([{ actor: null, outcome: 'done', eventId: show.eventId, detail: { amountYen: 2500, cancelled: true } }])
})

test('two workers, twice over, refund each ticket once', async () => {
  const { house, plan, show } = await newSale()
  const fans = await Promise.all(Array.from({ length: 6 }, () => newFan(stage)))
  for (const fan of fans) await buy(stage, fan, show, 2)
  await cancelEvent(ports, house.manager, { slug: plan.slug, reason })
  const workers = [ports, stage.anotherProcess(), ports, stage.anotherProcess()]
  await Promise.all(workers.map((worker) => refundCancelled(worker, show.eventId)))
  await dispatchAll()
  expect(await ports.db.refund.count({ where: { order: { eventId: show.eventId } } })).toBe(12)
  expect(await ports.db.mail.count({ where: { subjectId: { in: (await ports.db.order.findMany({ where: { eventId: show.eventId } })).map(({ id }) => id) } } })).toBe(6)
  await expectBooksBalance(stage, show)
})

test('what fails half-way is carried on from there, a few orders at a time', async () => {
  const { house, plan, show } = await newSale()
  for (let count = 0; count < 5; count += 1) await buy(stage, await newFan(stage), show)
  await cancelEvent(ports, house.manager, { slug: plan.slug, reason })
  expect(await refundCancelled(ports, show.eventId, 2)).toBe(false)
  const broken = { ...ports, env: { ...ports.env, ledgerMacKeys: [] } }
  await expect(refundCancelled(broken, show.eventId, 2)).rejects.toThrow('MAC key')
  expect((await readEventPlan(ports, house.manager, { slug: plan.slug })).cancellation?.refunds).toMatchObject({ tickets: 5, settled: 2 })
  await expectBooksBalance(stage, show)
  expect(await refundCancelled(ports, show.eventId, 2)).toBe(false)
  expect(await refundCancelled(ports, show.eventId, 2)).toBe(true)
  expect((await readEventPlan(ports, house.manager, { slug: plan.slug })).cancellation?.refunds).toMatchObject({ tickets: 5, settled: 5 })
  await expectBooksBalance(stage, show)
})

test('money that the provider will not send back yet stays owed, and is told apart', async () => {
  const { house, plan, show } = await newSale()
  await buy(stage, await newFan(stage), show)
  await cancelEvent(ports, house.manager, { slug: plan.slug, reason })
  const refusing = { ...ports, payments: { ...ports.payments, refund: () => Promise.reject(new Problem('payment_unavailable')) } }
  expect(await refundCancelled(refusing, show.eventId)).toBe(true)
  const told = async () => (await readEventPlan(ports, house.manager, { slug: plan.slug })).cancellation?.refunds
  expect(await told()).toEqual({ tickets: 1, settled: 0, settledYen: 0, owedYen: 2500 })
  await settleRefunds(ports)
  expect(await told()).toEqual({ tickets: 1, settled: 1, settledYen: 2500, owedYen: 0 })
})

test('who pays while the event is cancelled gets the money back: before, during and after', async () => {
  const { house, plan, show } = await newSale()
  const fans = await Promise.all(Array.from({ length: 9 }, () => newFan(stage)))
  const onTheirWay = []
  for (const fan of fans.slice(0, 3)) onTheirWay.push(await payWithNoticeOnItsWay(stage, fan, show))
  const racing = fans.slice(3).map(async (fan) => {
    const orderId = await hold(stage, fan, show)
    await pay(stage, fan, orderId)
  })
  const cancelling = cancelEvent(ports, house.manager, { slug: plan.slug, reason }).then(() => refundCancelled(ports, show.eventId))
  const during = takePaymentNotice(ports, onTheirWay[0]?.notice ?? { body: '', signature: '' })
  await Promise.all([cancelling, during, ...racing.map(outcomeOf)])
  await dispatchAll()
  for (const { notice } of onTheirWay) await takePaymentNotice(ports, notice)
  await dispatchAll()
  await settleRefunds(ports)
  expect(await ports.db.ticket.count({ where: { eventId: show.eventId, state: { in: ['valid', 'used'] } } })).toBe(0)
  expect(await ports.db.order.count({ where: { eventId: show.eventId, state: { in: ['held', 'awaiting_payment', 'paid', 'partly_refunded'] } } })).toBe(0)
  await expectBooksBalance(stage, show)
})

test('a held seat of a cancelled event is not paid for any more', async () => {
  const { house, plan, show } = await newSale()
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  await cancelEvent(ports, house.manager, { slug: plan.slug, reason })
  expect(await outcomeOf(openPayment(ports, fan, { orderId }))).toBe('order_closed')
  await dispatchAll()
  expect(await orderState(stage, orderId)).toBe('cancelled')
})

test('an event is cancelled once; a draft is not cancelled but removed', async () => {
  const { house, plan } = await newSale()
  const presses = Array.from({ length: 4 }, () => outcomeOf(cancelEvent(ports, house.manager, { slug: plan.slug, reason })))
  expect(tally(await Promise.all(presses))).toEqual({ done: 1, event_over: 3 })
  expect(await ports.db.outbox.count({ where: { topic: 'event.cancelled', payload: { path: ['eventId'], equals: (await showOf(stage, house, plan)).eventId } } })).toBe(1)
  const draft = await newReadyDraft(stage, house)
  expect(await outcomeOf(cancelEvent(ports, house.manager, { slug: draft.slug, reason }))).toBe('conflict')
})

test('nothing of it plays any more, before the first refund is made', async () => {
  const { show, fan, ticketId } = await watchedShow(stage)
  await watch(stage, fan, ticketId)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  await cancelEvent(ports, manager, { slug: show.seat.eventSlug, reason })
  await holdBackCancelled(ports, show.eventId)
  expect((await listTickets(ports, fan)).tickets).toMatchObject([{ state: 'valid' }])
  expect(await outcomeOf(watch(stage, fan, ticketId))).toBe('cut')
  await dispatchAll()
  expect(await outcomeOf(watch(stage, fan, ticketId))).toBe('ticket_refunded')
})

test.each(['ja', 'en'] as const)('the letter says in %s what, why and how much', async (locale) => {
  const { house, plan, show } = await newSale()
  const { orderId } = await buy(stage, await newFan(stage), show, 3)
  const compose = letters.event_cancelled
  expect(await compose?.(ports, { subjectId: orderId, address: 'fan@fan.example', locale })).toBeNull()
  await cancelEvent(ports, house.manager, { slug: plan.slug, reason })
  await dispatchAll()
  const letter = await compose?.(ports, { subjectId: orderId, address: 'fan@fan.example', locale })
  for (const part of [plan.title[locale], reason[locale], '7,500']) expect(letter?.text).toContain(part)
})
