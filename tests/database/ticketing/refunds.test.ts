import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Problem } from '@/lib/platform/problem'
import { listEventOrders, listTickets, refundTicket, settleRefunds } from '@/lib/ticketing'
import { newFan, newStaff } from '../cast'
import { buy, hold, newShow, orderState, seatsOf, talliedFor } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { expectBooksBalance } from './books'

const stage = await openStage()
const { ports } = stage
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

test('a refund that the provider refuses stays owed and is asked for again', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const { orderId, ticketId } = await buy(stage, await newFan(stage), show)
  const refusing = { ...ports, payments: { ...ports.payments, refund: () => Promise.reject(new Problem('payment_unavailable')) } }
  expect(await refundTicket(refusing, manager, { ticketId, reason })).toEqual({ refundedYen: 3300, ticketState: 'refunded' })
  expect(await ports.db.refund.findMany({ where: { orderId } })).toMatchObject([{ state: 'pending' }])
  expect(await settleRefunds(ports)).toBe(1)
  expect(await ports.db.refund.findMany({ where: { orderId } })).toMatchObject([{ state: 'succeeded' }])
  expect(await settleRefunds(ports)).toBe(0)
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
