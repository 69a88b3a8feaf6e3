import { expect, test } from 'vitest'
import { dispatchOutbox } from '@/lib/platform/outbox/outbox'
import { carryMail } from '@/lib/platform/mail/carry-mail'
import { MailFault } from '@/lib/platform/mail/mail'
import { PaymentFault } from '@/lib/platform/payments/payments'
import { letters, react } from '@/lib/reactions'
import { holdBackCancelled } from '@/lib/streaming'
import { cancelEvent, listTickets, openPayment, readEventOnSale, listEventOrders, readEventPlan, refundCancelled, refundTicket, resendLetters, retryRefund, settleRefunds, takePaymentNotice } from '@/lib/ticketing'
import { newFan, newStaff } from '../cast'
import { newHouse, newPublished, newReadyDraft, showOf, words } from '../planning'
import { buy, hold, orderState, pay, seatsOf } from '../programme'
import { openStage, outcomeOf, tally } from '../stage'
import { watch, watchedShow } from '../viewing'
import { expectBooksBalance, payWithNoticeOnItsWay } from './books'

const stage = await openStage()
const { ports, clock } = stage
const reason = words('The artist is ill')

const dispatchAll = async () => {
  for (let round = 0; round < 20; round += 1) if ((await dispatchOutbox(ports, (message) => react(ports, message), 100)) === 0) break
  await settleRefunds(ports)
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
  expect((await readEventPlan(ports, house.manager, { slug: plan.slug })).cancellation?.refunds).toEqual({ tickets: 3, settled: 3, settledYen: 7500, owedYen: 0, failed: 0 })
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
  await settleRefunds(ports)
  expect((await readEventPlan(ports, house.manager, { slug: plan.slug })).cancellation?.refunds).toMatchObject({ tickets: 5, settled: 2 })
  await expectBooksBalance(stage, show)
  expect(await refundCancelled(ports, show.eventId, 2)).toBe(false)
  expect(await refundCancelled(ports, show.eventId, 2)).toBe(true)
  await settleRefunds(ports)
  expect((await readEventPlan(ports, house.manager, { slug: plan.slug })).cancellation?.refunds).toMatchObject({ tickets: 5, settled: 5 })
  await expectBooksBalance(stage, show)
})

test('money that the provider will not send back yet stays owed, and is told apart', async () => {
  const { house, plan, show } = await newSale()
  await buy(stage, await newFan(stage), show)
  await cancelEvent(ports, house.manager, { slug: plan.slug, reason })
  let answer = new PaymentFault(false, 'busy')
  const refusing = { ...ports, payments: { ...ports.payments, refund: () => Promise.reject(answer) } }
  expect(await refundCancelled(ports, show.eventId)).toBe(true)
  await settleRefunds(refusing)
  const told = async () => (await readEventPlan(ports, house.manager, { slug: plan.slug })).cancellation?.refunds
  expect(await told()).toEqual({ tickets: 1, settled: 0, settledYen: 0, owedYen: 2500, failed: 0 })
  answer = new PaymentFault(true, 'account_closed')
  clock.pass({ minutes: 1 })
  await settleRefunds(refusing)
  expect(await told()).toEqual({ tickets: 1, settled: 0, settledYen: 0, owedYen: 2500, failed: 1 })
  const { id: refundId } = await ports.db.refund.findFirstOrThrow({ where: { order: { eventId: show.eventId } } })
  await retryRefund(ports, house.manager, { refundId })
  expect(await told()).toEqual({ tickets: 1, settled: 1, settledYen: 2500, owedYen: 0, failed: 0 })
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
  await ports.db.event.update({ where: { id: show.eventId }, data: { startsAt: new Date('2026-12-24T10:00:00Z') } })
  const { orderId } = await buy(stage, await newFan(stage), show, 3)
  const compose = letters.event_cancelled
  expect(await compose?.(ports, { subjectId: orderId, address: 'fan@fan.example', locale })).toBeNull()
  await cancelEvent(ports, house.manager, { slug: plan.slug, reason })
  await dispatchAll()
  const letter = await compose?.(ports, { subjectId: orderId, address: 'fan@fan.example', locale })
  const date = { ja: '2026年12月24日(木) 19:00', en: '24 December 2026' }[locale]
  const seller = ['株式会社星空プロダクション', 'support@hoshizora.example']
  for (const part of [plan.title[locale], reason[locale], ' ¥7,500', date, orderId.slice(0, 8), ...seller]) expect(letter?.text).toContain(part)
  expect(letter?.text).not.toMatch(/￥|JP¥/)
})

test('whom the letter has not reached is seen, by count and by name, and is written to again', async () => {
  const { house, plan, show } = await newSale()
  const [reached, refused, elsewhere] = [await newFan(stage, 'Reached'), await newFan(stage, 'Refused'), await newFan(stage, 'Elsewhere')]
  const orders = []
  for (const fan of [reached, refused, elsewhere]) orders.push((await buy(stage, fan, show)).orderId)
  await ports.db.person.update({ where: { id: elsewhere.personId }, data: { email: null } })
  const { email } = await ports.db.person.findUniqueOrThrow({ where: { id: refused.personId } })
  await carryMail(ports, letters, 1_000)
  await cancelEvent(ports, house.manager, { slug: plan.slug, reason })
  await dispatchAll()
  const told = async () => (await readEventPlan(ports, house.manager, { slug: plan.slug })).cancellation?.letters
  expect(await told()).toEqual({ waiting: 2, retrying: 0, sent: 0, failed: 0, unaddressed: 1 })
  const refusing = (isFinal: boolean): typeof ports => ({
    ...ports,
    mail: { ...ports.mail, send: (mail) => (mail.address === email ? Promise.reject(new MailFault(isFinal, isFinal ? '550 5.1.1' : '451')) : ports.mail.send(mail)) },
  })
  await carryMail(refusing(false), letters, 1_000)
  expect(await told()).toEqual({ waiting: 0, retrying: 1, sent: 1, failed: 0, unaddressed: 1 })
  const later = await listEventOrders(ports, house.manager, { slug: plan.slug, letter: 'missed' })
  expect(later.orders.map(({ buyerName, letter }) => [buyerName, letter]).toSorted()).toEqual([['Elsewhere', 'none'], ['Refused', 'retrying']])
  const pressed = await resendLetters(ports, house.manager, { slug: plan.slug })
  expect(pressed.cancellation?.letters, 'what is sent again by itself is not sent twice').toMatchObject({ waiting: 0, retrying: 1 })
  clock.pass({ minutes: 1 })
  await carryMail(refusing(true), letters, 1_000)
  expect(await told()).toEqual({ waiting: 0, retrying: 0, sent: 1, failed: 1, unaddressed: 1 })
  const { orders: listed, missed } = await listEventOrders(ports, house.manager, { slug: plan.slug })
  expect(missed).toBe(2)
  const unread = await listEventOrders(ports, house.manager, { slug: plan.slug, letter: 'missed' })
  expect(unread.orders.map(({ buyerName }) => buyerName).toSorted()).toEqual(['Elsewhere', 'Refused'])
  expect(Object.fromEntries(listed.map(({ buyerName, letter }) => [buyerName, letter]))).toEqual({ Reached: 'sent', Refused: 'bounced', Elsewhere: 'none' })

  const stranger = await newStaff(stage, (await newHouse(stage)).organisationId, 'owner')
  expect(await outcomeOf(resendLetters(ports, stranger, { slug: plan.slug }))).toBe('not_found')
  clock.pass({ seconds: 1 })
  const presses = await Promise.all([resendLetters(ports, house.manager, { slug: plan.slug }), resendLetters(stage.anotherProcess(), house.manager, { slug: plan.slug })])
  expect(presses.map(({ cancellation }) => cancellation?.letters)).toEqual([1, 1].map(() => ({ waiting: 1, retrying: 0, sent: 1, failed: 0, unaddressed: 1 })))
  expect(await ports.db.mail.count({ where: { subjectId: { in: orders } } })).toBe(3)
  await carryMail(ports, letters, 1_000)
  expect(await told()).toEqual({ waiting: 0, retrying: 0, sent: 2, failed: 0, unaddressed: 1 })

  clock.pass({ days: 31 })
  expect(await told(), 'nobody knows any more').toBeNull()
  expect(await outcomeOf(resendLetters(ports, (await newSale()).house.manager, { slug: plan.slug }))).toBe('not_found')
})

test('an event that takes place has no letters to send again', async () => {
  const { house, plan } = await newSale()
  expect(await outcomeOf(resendLetters(ports, house.manager, { slug: plan.slug }))).toBe('conflict')
})
