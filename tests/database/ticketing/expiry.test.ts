import { expect, test } from 'vitest'
import { cancelOrder, expireHolds, openPayment, readTill, settleRefunds, takePaymentNotice } from '@/lib/ticketing'
import { newFan } from '../cast'
import { hold, newShow, orderState, pay, seatsOf, talliedFor } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { expectBooksBalance, payWithNoticeOnItsWay } from './books'

const stage = await openStage()
const { ports, clock } = stage
const otherWorker = stage.anotherProcess()
const pastTheHold = () => clock.pass({ minutes: ports.env.holdMinutes, seconds: 1 })

test('seats whose hold has run out go back on sale exactly once, with two workers at once', async () => {
  const show = await newShow(stage, { quantity: 12 })
  const buyers = await Promise.all(Array.from({ length: 12 }, () => newFan(stage)))
  for (const buyer of buyers) await hold(stage, buyer, show)
  expect(await expireHolds(ports)).toBe(0)
  pastTheHold()
  const expired = await Promise.all([expireHolds(ports), expireHolds(otherWorker), expireHolds(ports)])
  expect(expired.reduce((sum, count) => sum + count)).toBe(12)
  expect(await seatsOf(stage, show)).toEqual({ held: 0, sold: 0 })
  for (const buyer of buyers) expect(await talliedFor(stage, show, buyer)).toBe(0)
  expect(await expireHolds(ports)).toBe(0)
  await expectBooksBalance(stage, show)
})

test('a payment that was begun cannot be paid any more once its order has expired', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  const { redirectUrl } = await openPayment(ports, fan, { orderId })
  pastTheHold()
  await expireHolds(ports)
  expect(await orderState(stage, orderId)).toBe('expired')
  expect(await readTill(ports, fan, { paymentId: redirectUrl.slice('/till/'.length) })).toMatchObject({ state: 'cancelled' })
})

test('presses that fail again and again keep a seat for the hold and one time to pay, and no longer', async () => {
  const show = await newShow(stage, { quantity: 1 })
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  const heldAt = clock.now().getTime()
  let minutes = 0
  for (; minutes < 120; minutes += 1) {
    await expireHolds(ports)
    const outcome = await outcomeOf(pay(stage, fan, orderId, 'failed'))
    if (outcome === 'order_expired') break
    expect(outcome).toBe('done')
    clock.pass({ minutes: 1 })
  }
  const mostMinutes = ports.env.holdMinutes + 5
  expect(minutes).toBe(mostMinutes)
  expect(clock.now().getTime() - heldAt).toBe(mostMinutes * 60_000)
  expect(await seatsOf(stage, show)).toEqual({ held: 0, sold: 0 })
})

test('a paid order never expires', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  await pay(stage, fan, orderId)
  clock.pass({ days: 1 })
  expect(await expireHolds(ports)).toBe(0)
  expect(await orderState(stage, orderId)).toBe('paid')
})

test('money that comes for an expired order is recorded as owed, and paid back', async () => {
  const show = await newShow(stage, { priceYen: 3300 })
  const fan = await newFan(stage)
  const { orderId, notice } = await payWithNoticeOnItsWay(stage, fan, show, 2)
  pastTheHold()
  expect(await expireHolds(ports)).toBe(1)
  await takePaymentNotice(ports, notice)
  expect(await orderState(stage, orderId)).toBe('expired')
  expect(await ports.db.ticket.count({ where: { personId: fan.personId } })).toBe(0)
  const owed = await ports.db.refund.findMany({ where: { orderId } })
  expect(owed).toMatchObject([{ amountYen: 6600, state: 'pending', ticketId: null, reason: 'paid after the order was expired' }])
  await expectBooksBalance(stage, show)
  await Promise.all([settleRefunds(ports), settleRefunds(otherWorker)])
  expect(await ports.db.refund.findMany({ where: { orderId } })).toMatchObject([{ state: 'succeeded', reference: `till-refund-${owed[0]?.id}` }])
})

test('whoever cancels and pays at once has either a ticket or their money back', async () => {
  const show = await newShow(stage)
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const fan = await newFan(stage)
      const { orderId, notice } = await payWithNoticeOnItsWay(stage, fan, show)
      const [cancelled] = await Promise.all([outcomeOf(cancelOrder(ports, fan, { orderId })), takePaymentNotice(otherWorker, notice)])
      const tickets = await ports.db.ticket.count({ where: { personId: fan.personId } })
      const refunds = await ports.db.refund.count({ where: { orderId } })
      expect(['done', 'order_closed']).toContain(cancelled)
      expect([tickets, refunds]).toEqual(cancelled === 'done' ? [0, 1] : [1, 0])
    }),
  )
  await expectBooksBalance(stage, show)
})

test('an order that expires while its payment arrives is one or the other', async () => {
  const show = await newShow(stage)
  const orders = []
  for (let index = 0; index < 8; index++) {
    const fan = await newFan(stage)
    orders.push({ fan, ...(await payWithNoticeOnItsWay(stage, fan, show)) })
  }
  pastTheHold()
  await Promise.all([...orders.map(({ notice }) => takePaymentNotice(ports, notice)), expireHolds(otherWorker), expireHolds(ports)])
  for (const { fan, orderId } of orders) {
    const tickets = await ports.db.ticket.count({ where: { personId: fan.personId } })
    const refunds = await ports.db.refund.count({ where: { orderId } })
    expect([tickets, refunds]).toEqual((await orderState(stage, orderId)) === 'paid' ? [1, 0] : [0, 1])
  }
  await expectBooksBalance(stage, show)
})
