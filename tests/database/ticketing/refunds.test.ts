import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { PaymentFault } from '@/lib/platform/payments/payments'
import type { Ports } from '@/lib/platform/ports'
import { readToday } from '@/lib/streaming'
import { listEventOrders, listTickets, refundTicket, retryRefund, settleRefunds } from '@/lib/ticketing'
import { newFan, newStaff } from '../cast'
import { buy, hold, newShow, orderState, seatsOf, talliedFor } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { expectBooksBalance } from './books'

const stage = await openStage()
const { ports, clock } = stage
const reason = 'the show was cut short'

test('two managers who press at once refund a ticket once', async () => {
  const show = await newShow(stage, { quantity: 1, limitPerPerson: 1 })
  const fan = await newFan(stage)
  const { ticketId, orderId } = await buy(stage, fan, show)
  const managers = [await newStaff(stage, show.organisationId, 'manager'), await newStaff(stage, show.organisationId, 'owner')]
  const presses = [...managers, ...managers].map((manager) => outcomeOf(refundTicket(ports, manager, { ticketId, reason })))
  expect((await Promise.all(presses)).toSorted()).toEqual(['done', 'ticket_ended', 'ticket_ended', 'ticket_ended'])
  expect(await seatsOf(stage, show)).toEqual({ held: 0, sold: 0 })
  expect(await talliedFor(stage, show, fan)).toBe(0)
  expect(await orderState(stage, orderId)).toBe('refunded')
  expect((await listTickets(ports, fan)).tickets).toMatchObject([{ state: 'refunded' }])
  expect(await ports.db.refund.findMany({ where: { orderId } })).toMatchObject([{ ticketId, amountYen: 3300, state: 'succeeded', reason }])
  const owed = await ports.db.outbox.findMany({ where: { topic: 'ticket.ended', payload: { path: ['ticketId'], equals: ticketId } } })
  expect(owed).toHaveLength(1)
  await expectBooksBalance(stage, show)
})

test('a refunded seat can be bought again', async () => {
  const show = await newShow(stage, { quantity: 1 })
  const { ticketId } = await buy(stage, await newFan(stage), show)
  const next = await newFan(stage)
  expect(await outcomeOf(hold(stage, next, show))).toBe('sold_out')
  await refundTicket(ports, await newStaff(stage, show.organisationId, 'manager'), { ticketId, reason })
  expect(await outcomeOf(buy(stage, next, show))).toBe('done')
  await expectBooksBalance(stage, show)
})

test('an order is partly refunded until its last ticket is', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const { orderId, ticketIds } = await buy(stage, await newFan(stage), show, 3)
  const states = []
  for (const ticketId of ticketIds) {
    await refundTicket(ports, manager, { ticketId, reason })
    states.push(await orderState(stage, orderId))
  }
  expect(states).toEqual(['partly_refunded', 'partly_refunded', 'refunded'])
  await expectBooksBalance(stage, show)
})

test('all tickets of an order refunded at once leave the order refunded', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const { orderId, ticketIds } = await buy(stage, await newFan(stage), show, 4)
  await Promise.all(ticketIds.map((ticketId) => refundTicket(ports, manager, { ticketId, reason })))
  expect(await orderState(stage, orderId)).toBe('refunded')
  expect(await seatsOf(stage, show)).toEqual({ held: 0, sold: 0 })
  await expectBooksBalance(stage, show)
})

test('a ticket of another organisation, or none at all, does not exist for a manager', async () => {
  const show = await newShow(stage)
  const { ticketId, orderId } = await buy(stage, await newFan(stage), show)
  const foreign = await newStaff(stage, (await newShow(stage)).organisationId, 'owner')
  const moderator = await newStaff(stage, show.organisationId, 'moderator')
  const manager = await newStaff(stage, show.organisationId, 'manager')
  for (const actor of [foreign, moderator]) expect(await outcomeOf(refundTicket(ports, actor, { ticketId, reason }))).toBe('not_found')
  expect(await outcomeOf(refundTicket(ports, manager, { ticketId: randomUUID(), reason }))).toBe('not_found')
  expect(await outcomeOf(listEventOrders(ports, foreign, { slug: show.seat.eventSlug }))).toBe('not_found')
  expect(await outcomeOf(listEventOrders(ports, moderator, { slug: show.seat.eventSlug }))).toBe('not_found')
  expect((await listEventOrders(ports, manager, { slug: show.seat.eventSlug })).orders.map((order) => order.id)).toEqual([orderId])
})

/** A provider that answers as told to. */
const providerThat = (refund: Ports['payments']['refund'], from: Ports = ports): Ports => ({ ...from, payments: { ...from.payments, refund } })
const away = () => Promise.reject(new Error('connect ECONNREFUSED'))
const refusing = () => Promise.reject(new PaymentFault(true, 'account_closed'))
const refundsOf = (orderId: string) => ports.db.refund.findMany({ where: { orderId }, select: { state: true, attempts: true, lastError: true } })

test('a refund that the provider does not answer stays owed and is asked for again, later each time', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const { orderId, ticketId } = await buy(stage, await newFan(stage), show)
  expect(await refundTicket(providerThat(away), manager, { ticketId, reason })).toEqual({ refundedYen: 3300, ticketState: 'refunded' })
  expect(await refundsOf(orderId)).toEqual([{ state: 'pending', attempts: 1, lastError: 'the provider could not be asked' }])
  let asked = 0
  const counting = providerThat(() => ((asked += 1), away()))
  for (let seconds = 0; seconds < 120; seconds += 1) {
    await settleRefunds(counting)
    clock.pass({ seconds: 1 })
  }
  expect(asked).toBe(3)
  clock.pass({ minutes: 3 })
  expect(await settleRefunds(ports)).toBe(1)
  expect(await refundsOf(orderId)).toMatchObject([{ state: 'succeeded', lastError: null }])
  expect(await settleRefunds(ports)).toBe(0)
})

test('a hundred refunds that will never go through hold up nobody else’s', async () => {
  const stuck = await newShow(stage)
  const { orderId } = await buy(stage, await newFan(stage), stuck)
  const rows = Array.from({ length: 100 }, () => ({ orderId, amountYen: 1, reason, createdAt: clock.now(), dueAt: clock.now() }))
  await ports.db.refund.createMany({ data: rows })
  clock.pass({ seconds: 1 })
  const show = await newShow(stage)
  const bought = await buy(stage, await newFan(stage), show)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const broken = providerThat(({ amountYen, ...rest }) => (amountYen === 1 ? away() : ports.payments.refund({ amountYen, ...rest })))
  await refundTicket(providerThat(away), manager, { ticketId: bought.ticketId, reason })
  clock.pass({ minutes: 1 })
  for (let round = 0; round < 6; round += 1) await settleRefunds(broken, { most: 20 })
  expect(await refundsOf(bought.orderId)).toMatchObject([{ state: 'succeeded' }])
  await ports.db.refund.deleteMany({ where: { orderId } })
})

test('a provider that never answers is waited for in vain only so long', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const { orderId, ticketId } = await buy(stage, await newFan(stage), show)
  await refundTicket(providerThat(away), manager, { ticketId, reason })
  clock.pass({ minutes: 1 })
  expect(await settleRefunds(providerThat(() => new Promise(() => undefined)), { patience: 20 })).toBe(0)
  expect(await refundsOf(orderId)).toEqual([{ state: 'pending', attempts: 2, lastError: 'the provider did not answer' }])
  clock.pass({ minutes: 1 })
  expect(await settleRefunds(ports)).toBe(1)
})

test('a request asks for its own refund and for no other', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const [one, other] = [await buy(stage, await newFan(stage), show), await buy(stage, await newFan(stage), show)]
  await refundTicket(providerThat(away), manager, { ticketId: one.ticketId, reason })
  clock.pass({ minutes: 10 })
  await refundTicket(ports, manager, { ticketId: other.ticketId, reason })
  expect(await refundsOf(other.orderId)).toMatchObject([{ state: 'succeeded' }])
  expect(await refundsOf(one.orderId)).toMatchObject([{ state: 'pending', attempts: 1 }])
  await settleRefunds(ports)
})

test('what the provider refuses for good has failed, is shown, and is asked for again when a manager says so', async () => {
  const show = await newShow(stage)
  const [manager, fan] = [await newStaff(stage, show.organisationId, 'manager'), await newFan(stage, 'Sora')]
  const { orderId, ticketId } = await buy(stage, fan, show)
  await refundTicket(providerThat(refusing), manager, { ticketId, reason })
  expect(await refundsOf(orderId)).toEqual([{ state: 'failed', attempts: 1, lastError: 'account_closed' }])
  clock.pass({ days: 1 })
  expect(await settleRefunds(ports)).toBe(0)
  expect((await readToday(ports, manager)).events).toMatchObject([{ refundsFailed: 1 }])
  const { failedRefunds } = await listEventOrders(ports, manager, { slug: show.seat.eventSlug, search: 'nobody' })
  expect(failedRefunds).toMatchObject([{ orderId, buyerName: 'Sora', amountYen: 3300, shortCode: expect.stringMatching(/^\w{7}$/) }])
  const refundId = failedRefunds[0]?.id ?? ''

  const strangers = [await newStaff(stage, (await newShow(stage)).organisationId, 'owner'), await newStaff(stage, show.organisationId, 'moderator'), fan]
  for (const stranger of strangers) expect(await outcomeOf(retryRefund(ports, stranger, { refundId }))).toBe('not_found')
  expect(await retryRefund(providerThat(refusing), manager, { refundId })).toEqual({ state: 'failed' })
  expect(await retryRefund(providerThat(away), manager, { refundId })).toEqual({ state: 'pending' })
  clock.pass({ minutes: 1 })
  expect(await settleRefunds(ports)).toBe(1)
  let asked = 0
  const again = providerThat((request) => ((asked += 1), ports.payments.refund(request)))
  expect(await Promise.all([retryRefund(again, manager, { refundId }), retryRefund(again, manager, { refundId })])).toEqual([{ state: 'succeeded' }, { state: 'succeeded' }])
  expect(asked).toBe(0)
  expect((await readToday(ports, manager)).events).toMatchObject([{ refundsFailed: 0 }])
  expect((await listEventOrders(ports, manager, { slug: show.seat.eventSlug })).failedRefunds).toEqual([])
  await expectBooksBalance(stage, show)
})

test('two who press “try again” at once ask the provider once', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const { orderId, ticketId } = await buy(stage, await newFan(stage), show)
  await refundTicket(providerThat(refusing), manager, { ticketId, reason })
  const { id: refundId } = await ports.db.refund.findFirstOrThrow({ where: { orderId } })
  let asked = 0
  const slow = (from: Ports) => providerThat(async (request) => {
    asked += 1
    await new Promise((resolve) => setTimeout(resolve, 50))
    return ports.payments.refund(request)
  }, from)
  await Promise.all([ports, stage.anotherProcess()].map((from) => retryRefund(slow(from), manager, { refundId })))
  expect(asked).toBe(1)
  expect(await refundsOf(orderId)).toMatchObject([{ state: 'succeeded' }])
})

test('the till refuses for good what it was never paid', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const { orderId, ticketId } = await buy(stage, await newFan(stage), show)
  await ports.db.tillPayment.updateMany({ where: { orderId }, data: { state: 'cancelled' } })
  await refundTicket(ports, manager, { ticketId, reason })
  expect(await refundsOf(orderId)).toMatchObject([{ state: 'failed' }])
})

test('a refund that fails half-way refunds nothing at all', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const { orderId, ticketId } = await buy(stage, await newFan(stage), show)
  // The ledger's row cannot be written: its MAC key is missing.
  const broken = { ...ports, env: { ...ports.env, ledgerMacKeys: [] } }
  await expect(refundTicket(broken, manager, { ticketId, reason })).rejects.toThrow('MAC key')
  expect(await orderState(stage, orderId)).toBe('paid')
  expect(await seatsOf(stage, show)).toEqual({ held: 0, sold: 1 })
  expect(await ports.db.refund.count({ where: { orderId } })).toBe(0)
  await expectBooksBalance(stage, show)
})
