import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Payments } from '@/lib/platform/payments/payments'
import { askForNotices, expireHolds, pressTillButton, refundTicket, settleRefunds, takePaymentNotice } from '@/lib/ticketing'
import { newFan, newStaff } from '../cast'
import { hold, newShow, orderState, pay, seatsOf } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { expectBooksBalance, payWithNoticeOnItsWay, signNotice } from './books'

const stage = await openStage()
const { ports } = stage
const elsewhere = stage.anotherProcess()

const notice = (paymentId: string, changes: Partial<{ noticeId: string; outcome: 'succeeded' | 'failed'; amountYen: number }> = {}) =>
  signNotice(stage, { provider: 'till', noticeId: randomUUID(), reference: paymentId, outcome: 'succeeded', amountYen: 3300, ...changes })

test('a notice that comes five times, also at once, gives one ticket', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { notice: sent } = await payWithNoticeOnItsWay(stage, fan, show)
  await Promise.all([ports, elsewhere, ports, elsewhere, ports].map((some) => takePaymentNotice(some, sent)))
  await takePaymentNotice(ports, sent)
  expect(await ports.db.ticket.count({ where: { personId: fan.personId } })).toBe(1)
  await expectBooksBalance(stage, show)
})

test('a success told twice under two names, at once, gives one ticket and no refund', async () => {
  const show = await newShow(stage)
  for (let round = 0; round < 5; round++) {
    const fan = await newFan(stage)
    const { orderId, paymentId } = await payWithNoticeOnItsWay(stage, fan, show)
    await Promise.all([ports, elsewhere, ports, elsewhere].map((some) => takePaymentNotice(some, notice(paymentId))))
    expect(await ports.db.ticket.count({ where: { personId: fan.personId } })).toBe(1)
    expect(await ports.db.refund.count({ where: { orderId } })).toBe(0)
  }
  await expectBooksBalance(stage, show)
})

test('a success and a failure of one payment, in any order or at once, end in a ticket', async () => {
  const show = await newShow(stage)
  const orders = ['failed first', 'failed last', 'at once', 'at once', 'at once', 'at once'] as const
  for (const order of orders) {
    const fan = await newFan(stage)
    const { orderId, paymentId } = await payWithNoticeOnItsWay(stage, fan, show)
    const takings = [
      () => takePaymentNotice(ports, notice(paymentId, { outcome: 'failed' })),
      () => takePaymentNotice(elsewhere, notice(paymentId)),
    ]
    if (order === 'failed last') takings.reverse()
    if (order === 'at once') await Promise.all(takings.map((take) => take()))
    else for (const take of takings) await take()
    expect(await orderState(stage, orderId), order).toBe('paid')
    expect(await ports.db.payment.findMany({ where: { orderId }, select: { state: true } }), order).toEqual([{ state: 'succeeded' }])
  }
  await expectBooksBalance(stage, show)
})

test('a refused payment leaves the seats held for another try', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  const first = await pay(stage, fan, orderId, 'failed')
  expect(await orderState(stage, orderId)).toBe('held')
  expect(await seatsOf(stage, show)).toEqual({ held: 1, sold: 0 })
  const second = await pay(stage, fan, orderId)
  expect(second).not.toBe(first)
  expect(await orderState(stage, orderId)).toBe('paid')
  await expectBooksBalance(stage, show)
})

test('money that comes twice for one order is owed back once, to the payment it came by', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  const late = await pay(stage, fan, orderId, 'failed')
  const bought = await pay(stage, fan, orderId)
  stage.clock.pass({ seconds: 1 })
  // The provider had said "failed" of the first, and then took the money all the same.
  await takePaymentNotice(ports, notice(late))
  expect(await orderState(stage, orderId)).toBe('paid')
  const refund = await ports.db.refund.findFirstOrThrow({ where: { orderId } })
  expect(refund).toMatchObject({ amountYen: 3300, ticketId: null })
  await expectBooksBalance(stage, show)
  const ticket = await ports.db.ticket.findFirstOrThrow({ where: { personId: fan.personId }, select: { id: true } })
  const asked: { reference: string; amountYen: number }[] = []
  const listening: Payments = {
    ...ports.payments,
    refund: async ({ reference, amountYen, key }) => {
      asked.push({ reference, amountYen })
      return { reference: key }
    },
  }
  const manager = await newStaff(stage, show.organisationId, 'manager')
  await settleRefunds({ ...ports, payments: listening })
  await refundTicket({ ...ports, payments: listening }, manager, { ticketId: ticket.id, reason: 'asked for' })
  expect(asked).toEqual([
    { reference: late, amountYen: 3300 },
    { reference: bought, amountYen: 3300 },
  ])
})

test('a payment pressed at the till a second time stays as it was decided', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  const paymentId = await pay(stage, fan, orderId)
  await pressTillButton(ports, fan, { paymentId, outcome: 'failed' })
  expect(await orderState(stage, orderId)).toBe('paid')
  expect(await ports.db.paymentNotice.count({ where: { noticeId: { startsWith: paymentId } } })).toBe(1)
})

test('a notice that is lost with its process is asked for, and gives the ticket', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { orderId } = await payWithNoticeOnItsWay(stage, fan, show)
  stage.clock.pass({ minutes: 2 })
  await Promise.all([askForNotices(ports), askForNotices(elsewhere)])
  expect(await orderState(stage, orderId)).toBe('paid')
  expect(await ports.db.ticket.count({ where: { personId: fan.personId } })).toBe(1)
  expect(await askForNotices(ports)).toBe(0)
  await expectBooksBalance(stage, show)
})

test('a lost notice that is heard of only after the order has expired is owed back', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { orderId } = await payWithNoticeOnItsWay(stage, fan, show)
  stage.clock.pass({ minutes: 20 })
  await expireHolds(ports)
  await askForNotices(ports)
  expect(await orderState(stage, orderId)).toBe('expired')
  expect(await ports.db.refund.findMany({ where: { orderId } })).toMatchObject([{ amountYen: 3300 }])
  await expectBooksBalance(stage, show)
})

test('pressing again at the till brings a lost notice, whatever is pressed', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { orderId, paymentId } = await payWithNoticeOnItsWay(stage, fan, show)
  await pressTillButton(ports, fan, { paymentId, outcome: 'failed' })
  expect(await orderState(stage, orderId)).toBe('paid')
  await expectBooksBalance(stage, show)
})

test('a forged notice is refused and changes nothing', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { orderId, paymentId } = await payWithNoticeOnItsWay(stage, fan, show)
  const real = notice(paymentId)
  const [keyId = '', proof = ''] = real.signature.split('=')
  const forgeries = [
    { ...real, signature: '' },
    { ...real, signature: proof },
    { ...real, signature: `other=${proof}` },
    { ...real, signature: `${keyId}=${Buffer.from('guess').toString('base64url')}` },
    { ...real, body: real.body.replace('3300', '1') },
    { ...real, body: `${real.body} ` },
    { body: '{}', signature: real.signature },
  ]
  for (const forgery of forgeries) expect(await outcomeOf(takePaymentNotice(ports, forgery))).toBe('invalid_input')
  expect(await orderState(stage, orderId)).toBe('awaiting_payment')
  expect(await ports.db.ticket.count({ where: { personId: fan.personId } })).toBe(0)
})

test('a notice signed with the previous key is still taken, and one with a key that was removed is not', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { orderId, notice: sent } = await payWithNoticeOnItsWay(stage, fan, show)
  const newKey = { id: 'newer', bytes: Buffer.alloc(32, 7) }
  const removed = stage.anotherProcess({ webhookKeys: [newKey] })
  expect(await outcomeOf(takePaymentNotice(removed, sent))).toBe('invalid_input')
  const rotated = stage.anotherProcess({ webhookKeys: [newKey, ...ports.env.webhookKeys] })
  expect(await outcomeOf(takePaymentNotice(rotated, sent))).toBe('done')
  expect(await orderState(stage, orderId)).toBe('paid')
})

test('another amount than was asked gives no ticket, and is owed back', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { orderId, paymentId } = await payWithNoticeOnItsWay(stage, fan, show)
  await takePaymentNotice(ports, notice(paymentId, { amountYen: 33 }))
  expect(await ports.db.ticket.count({ where: { personId: fan.personId } })).toBe(0)
  expect(await ports.db.refund.findMany({ where: { orderId } })).toMatchObject([{ amountYen: 33 }])
})

test('a notice of a payment nobody knows is taken in and changes nothing', async () => {
  expect(await outcomeOf(takePaymentNotice(ports, notice(randomUUID())))).toBe('done')
  await settleRefunds(ports)
})
