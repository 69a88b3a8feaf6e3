import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { banBuyer, cancelOrder, holdSeats, listTickets, openPayment, pressTillButton, readEventOnSale, readOrder, readTill } from '@/lib/ticketing'
import { again, newFan, newStaff } from '../cast'
import { buy, hold, newShow, orderState, pay, seatsOf, talliedFor } from '../programme'
import { openStage, outcomeOf } from '../stage'

const stage = await openStage()
const { ports } = stage

test('a held seat that is paid for becomes a ticket', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show, 2)
  expect(await seatsOf(stage, show)).toEqual({ held: 2, sold: 0 })
  await pay(stage, fan, orderId)
  expect(await seatsOf(stage, show)).toEqual({ held: 0, sold: 2 })
  expect(await orderState(stage, orderId)).toBe('paid')
  const { tickets } = await listTickets(ports, fan)
  expect(tickets).toHaveLength(2)
  for (const ticket of tickets) expect(ticket).toMatchObject({ state: 'valid', orderId, eventSlug: show.seat.eventSlug })
  expect(new Set(tickets.map((ticket) => ticket.shortCode)).size).toBe(2)
})

test('the last seat sold means sold out', async () => {
  const show = await newShow(stage, { quantity: 1 })
  await hold(stage, await newFan(stage), show)
  const late = await newFan(stage)
  expect(await outcomeOf(hold(stage, late, show))).toBe('sold_out')
  expect(await talliedFor(stage, show, late)).toBe(0)
  const { ticketTypes } = await readEventOnSale(ports, { slug: show.seat.eventSlug })
  expect(ticketTypes[0]?.availability).toBe('sold_out')
})

test('seats are sold between the beginning and the end of their sale only', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const sale = { startsAt: stage.clock.now(), endsAt: stage.clock.now() }
  sale.startsAt.setMinutes(sale.startsAt.getMinutes() + 1)
  sale.endsAt.setMinutes(sale.endsAt.getMinutes() + 2)
  await ports.db.ticketType.update({ where: { id: show.ticketTypeId }, data: { saleStartsAt: sale.startsAt, saleEndsAt: sale.endsAt } })
  expect(await outcomeOf(hold(stage, fan, show))).toBe('sale_not_open')
  stage.clock.pass({ minutes: 1 })
  expect(await outcomeOf(hold(stage, fan, show))).toBe('done')
  stage.clock.pass({ minutes: 1 })
  expect(await outcomeOf(hold(stage, fan, show))).toBe('sale_not_open')
})

test('a draft does not exist for buyers, and a cancelled event sells nothing', async () => {
  const fan = await newFan(stage)
  expect(await outcomeOf(hold(stage, fan, await newShow(stage, { state: 'draft' })))).toBe('not_found')
  expect(await outcomeOf(hold(stage, fan, await newShow(stage, { state: 'cancelled' })))).toBe('sale_not_open')
})

test('a ticket type of another event does not exist', async () => {
  const fan = await newFan(stage)
  const show = await newShow(stage)
  expect(await outcomeOf(holdSeats(ports, fan, { eventSlug: show.seat.eventSlug, ticketTypeSlug: 'other', quantity: 1 }))).toBe('not_found')
})

test('nobody gets more than the limit per person', async () => {
  const show = await newShow(stage, { limitPerPerson: 2 })
  const fan = await newFan(stage)
  expect(await outcomeOf(hold(stage, fan, show, 3))).toBe('limit_reached')
  await hold(stage, fan, show, 2)
  expect(await outcomeOf(hold(stage, fan, show))).toBe('limit_reached')
  expect(await seatsOf(stage, show)).toEqual({ held: 2, sold: 0 })
})

test('an order keeps a copy of its seller and counts the tax that is in it', async () => {
  const show = await newShow(stage, { priceYen: 1050, taxRatePercent: 10 })
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show, 3)
  await ports.db.organisation.update({
    where: { id: show.organisationId },
    data: { sellerName: '株式会社あとから', registrationNumber: 'T9999999999999' },
  })
  expect(await readOrder(ports, fan, { orderId })).toMatchObject({
    sellerName: '株式会社星空プロダクション',
    registrationNumber: 'T1234567890123',
    totalYen: 3150,
    // 286.36 rounded down once; rounded for each seat it would be 285.
    taxYen: 286,
    lines: [{ quantity: 3, unitPriceYen: 1050, taxRatePercent: 10 }],
  })
  const { currency } = await ports.db.order.findUniqueOrThrow({ where: { id: orderId }, select: { currency: true } })
  expect(currency).toBe('JPY')
})

test('a price that changes later does not change an order', async () => {
  const show = await newShow(stage, { priceYen: 1000 })
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  await ports.db.ticketType.update({ where: { id: show.ticketTypeId }, data: { priceYen: 9000, taxRatePercent: 8 } })
  const paymentId = await pay(stage, fan, orderId)
  expect(await readTill(ports, fan, { paymentId })).toMatchObject({ amountYen: 1000, state: 'succeeded' })
  expect(await readOrder(ports, fan, { orderId })).toMatchObject({ totalYen: 1000, taxYen: 90 })
})

test("another fan's order does not exist", async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const stranger = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  for (const theirs of [orderId, randomUUID()]) {
    expect(await outcomeOf(readOrder(ports, stranger, { orderId: theirs }))).toBe('not_found')
    expect(await outcomeOf(openPayment(ports, stranger, { orderId: theirs }))).toBe('not_found')
    expect(await outcomeOf(cancelOrder(ports, stranger, { orderId: theirs }))).toBe('not_found')
  }
  const { redirectUrl } = await openPayment(ports, fan, { orderId })
  const paymentId = redirectUrl.slice('/till/'.length)
  expect(await outcomeOf(readTill(ports, stranger, { paymentId }))).toBe('not_found')
  expect(await outcomeOf(pressTillButton(ports, stranger, { paymentId, outcome: 'succeeded' }))).toBe('not_found')
  expect(await orderState(stage, orderId)).toBe('awaiting_payment')
})

test('a banned fan cannot hold seats of that organisation, and can of another', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { orderId } = await buy(stage, fan, show)
  const owner = await newStaff(stage, show.organisationId, 'owner')
  await banBuyer(ports, owner, { orderId, reason: 'filmed the screen' })
  const banned = await again(stage, fan)
  expect(await outcomeOf(hold(stage, banned, show))).toBe('banned')
  expect(await outcomeOf(hold(stage, banned, await newShow(stage)))).toBe('done')
})

test('only an owner of the selling organisation may ban its buyer', async () => {
  const show = await newShow(stage)
  const { orderId } = await buy(stage, await newFan(stage), show)
  const foreign = await newStaff(stage, (await newShow(stage)).organisationId, 'owner')
  const manager = await newStaff(stage, show.organisationId, 'manager')
  for (const actor of [foreign, manager]) expect(await outcomeOf(banBuyer(ports, actor, { orderId, reason: 'spite' }))).toBe('not_found')
})

test('a second press on "pay" leads to the same page, also when both are pressed at once', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  const presses = await Promise.all(Array.from({ length: 4 }, () => openPayment(ports, fan, { orderId })))
  presses.push(await openPayment(ports, fan, { orderId }))
  expect(new Set(presses.map((press) => press.redirectUrl)).size).toBe(1)
  expect(await ports.db.payment.count({ where: { orderId } })).toBe(1)
  // Of those that lost, none can still be paid.
  expect(await ports.db.tillPayment.count({ where: { orderId, state: 'open' } })).toBe(1)
})

test('whoever starts to pay in the last moment gets time to pay', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  stage.clock.pass({ minutes: ports.env.holdMinutes, seconds: -1 })
  await openPayment(ports, fan, { orderId })
  expect((await readOrder(ports, fan, { orderId })).expiresInMs).toBe(5 * 60_000)
})

test('nothing can be paid after the hold has run out', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  stage.clock.pass({ minutes: ports.env.holdMinutes })
  expect(await outcomeOf(openPayment(ports, fan, { orderId }))).toBe('order_expired')
})

test('a cancelled order gives its seats and its share of the limit back, once', async () => {
  const show = await newShow(stage, { quantity: 2, limitPerPerson: 2 })
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show, 2)
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => outcomeOf(cancelOrder(ports, fan, { orderId }))))
  expect(outcomes.toSorted()).toEqual(['done', 'order_closed', 'order_closed', 'order_closed'])
  expect(await seatsOf(stage, show)).toEqual({ held: 0, sold: 0 })
  expect(await outcomeOf(hold(stage, fan, show, 2))).toBe('done')
})

test('a paid order cannot be cancelled', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { orderId } = await buy(stage, fan, show)
  expect(await outcomeOf(cancelOrder(ports, fan, { orderId }))).toBe('order_closed')
  expect(await seatsOf(stage, show)).toEqual({ held: 0, sold: 1 })
})
