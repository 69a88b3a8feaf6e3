import { expect, test } from 'vitest'
import { GET } from '@/app/api/ticketing/orders/route'
import { cancelOrder, listWaitingOrders, openPayment } from '@/lib/ticketing'
import { newFan, newStaff } from '../cast'
import { askAs, standOn } from '../http/gate'
import { buy, hold, newShow, pay } from '../programme'
import { openStage } from '../stage'

const stage = await openStage()
const { ports, clock } = stage
standOn(ports)
const idsOf = async (fan: Parameters<typeof listWaitingOrders>[1]) => (await listWaitingOrders(ports, fan)).orders.map(({ id }) => id)

test('whoever has left the checkout finds the order that waits, and how long it does', async () => {
  const show = await newShow(stage, { priceYen: 3300 })
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show, 2)
  clock.pass({ minutes: 1 })
  const waiting = {
    id: orderId,
    state: 'held',
    eventSlug: show.seat.eventSlug,
    eventTitle: { ja: '月夜のライブ', en: 'Moonlight Live' },
    zone: 'Asia/Tokyo',
    lines: [{ name: { ja: '配信視聴券', en: 'Seat' }, quantity: 2 }],
    totalYen: 6600,
    expiresInMs: (ports.env.holdMinutes - 1) * 60_000,
  }
  expect((await listWaitingOrders(ports, fan)).orders).toEqual([expect.objectContaining(waiting)])
  await openPayment(ports, fan, { orderId })
  expect((await listWaitingOrders(ports, fan)).orders).toEqual([expect.objectContaining({ ...waiting, state: 'awaiting_payment' })])
})

test('paid, given up, run out and cancelled orders no longer wait', async () => {
  const [show, cancelled] = [await newShow(stage), await newShow(stage)]
  const fan = await newFan(stage)
  await buy(stage, fan, show)
  const [givenUp, late, paid] = [await hold(stage, fan, show), await hold(stage, fan, show), await hold(stage, fan, show)]
  const off = await hold(stage, fan, cancelled)
  expect(new Set(await idsOf(fan))).toEqual(new Set([givenUp, late, paid, off]))
  await ports.db.event.update({ where: { id: cancelled.eventId }, data: { state: 'cancelled' } })
  await cancelOrder(ports, fan, { orderId: givenUp })
  await pay(stage, fan, paid)
  expect(await idsOf(fan)).toEqual([late])
  // Before the worker has come round to it.
  clock.pass({ minutes: ports.env.holdMinutes })
  expect(await idsOf(fan)).toEqual([])
})

test('what ends first comes first', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const first = await hold(stage, fan, show)
  clock.pass({ minutes: 2 })
  const second = await hold(stage, fan, show)
  expect(await idsOf(fan)).toEqual([first, second])
})

test("nobody sees another's order, also not the seller, and what leaves is what is listed", async () => {
  const show = await newShow(stage)
  const [fan, stranger] = [await newFan(stage), await newFan(stage)]
  const orderId = await hold(stage, fan, show)
  for (const other of [stranger, await newStaff(stage, show.organisationId, 'owner')]) expect(await idsOf(other)).toEqual([])
  const read = async (personId: string) => (await (await askAs(stage, personId))(GET, '/api/ticketing/orders')).json() as Promise<{ orders: object[] }>
  expect(await read(stranger.personId)).toEqual({ orders: [] })
  const { orders } = await read(fan.personId)
  expect(orders).toMatchObject([{ id: orderId }])
  expect(Object.keys(orders[0] ?? {}).toSorted()).toEqual(['accent', 'endsAt', 'eventSlug', 'eventTitle', 'expiresInMs', 'id', 'lines', 'startsAt', 'state', 'totalYen', 'zone'])
})
