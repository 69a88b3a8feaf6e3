import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { endSalesOfBroadcast, listEventOrders, openPayment, readSales, refundTicket } from '@/lib/ticketing'
import { again, newFan, newStaff } from '../cast'
import { buy, hold, newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'

const stage = await openStage()
const { ports } = stage

test('takings are what was paid less what was given back; holds are no takings', async () => {
  const show = await newShow(stage, { quantity: 20, priceYen: 3000 })
  const { ticketId } = await buy(stage, await newFan(stage), show, 2)
  await buy(stage, await newFan(stage), show)
  await hold(stage, await newFan(stage), show, 3)
  const figures = async () => (await readSales(ports, [show.eventId])).get(show.eventId)
  expect(await figures()).toEqual({ sold: 3, held: 3, quantity: 20, takenYen: 9000 })
  await refundTicket(ports, await newStaff(stage, show.organisationId, 'manager'), { ticketId, reason: 'asked for' })
  expect(await figures()).toEqual({ sold: 2, held: 3, quantity: 20, takenYen: 6000 })
})

test('an organiser finds orders by the name of the buyer, the order or the code on the picture', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const { orderId, ticketId } = await buy(stage, await newFan(stage, 'Aoi Tanaka'), show)
  const other = await buy(stage, await newFan(stage, '佐藤ゆい'), show)
  const { shortCode } = await ports.db.ticket.findUniqueOrThrow({ where: { id: ticketId } })
  const found = async (search?: string) =>
    (await listEventOrders(ports, manager, { slug: show.seat.eventSlug, ...(search ? { search } : {}) })).orders.map(({ id }) => id)
  expect((await found()).toSorted()).toEqual([orderId, other.orderId].toSorted())
  for (const search of ['tanaka', 'AOI', orderId, orderId.slice(0, 8), orderId.slice(0, 11).toUpperCase(), shortCode, shortCode.toLowerCase()]) expect([search, await found(search)]).toEqual([search, [orderId]])
  expect(await found('佐藤')).toEqual([other.orderId])
  for (const search of ['nobody', '%', "' OR 1=1 --", '\\']) expect([search, await found(search)]).toEqual([search, []])
})

test("an organiser's list shows orders of their own event only, and nothing of the buyer but a name", async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage, 'Aoi Tanaka')
  const { orderId } = await buy(stage, fan, show)
  await buy(stage, fan, await newShow(stage))
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const list = await listEventOrders(ports, manager, { slug: show.seat.eventSlug })
  expect(list.orders).toMatchObject([{ id: orderId, buyerName: 'Aoi Tanaka', state: 'paid', totalYen: 3300 }])
  const { email } = await ports.db.person.findUniqueOrThrow({ where: { id: fan.personId } })
  for (const secret of [fan.personId, email ?? '', fan.sessionId]) expect(JSON.stringify(list)).not.toContain(secret)
})

test('many orders come page by page, each once, and go on from an order of the same event only', async () => {
  const show = await newShow(stage, { quantity: 500 })
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const { orderId } = await buy(stage, await newFan(stage), show)
  const elsewhere = await buy(stage, await newFan(stage), await newShow(stage))
  const row = await ports.db.order.findUniqueOrThrow({ where: { id: orderId } })
  // Some of the same moment: their order must hold, too.
  await ports.db.order.createMany({ data: Array.from({ length: 230 }, (_, index) => ({ ...row, id: randomUUID(), createdAt: new Date(row.createdAt.getTime() + 1 + Math.floor(index / 7)) })) })
  const met: string[] = []
  for (let next: string | null | undefined; next !== null; ) {
    const list = await listEventOrders(ports, manager, { slug: show.seat.eventSlug, ...(next ? { after: next } : {}) })
    expect(list.found).toBe(231)
    expect(list.orders.length).toBeLessThanOrEqual(100)
    met.push(...list.orders.map(({ id }) => id))
    next = list.next
  }
  expect(met).toHaveLength(231)
  expect(new Set(met).size).toBe(231)
  expect(met.at(-1)).toBe(orderId)
  await expect(listEventOrders(ports, manager, { slug: show.seat.eventSlug, after: elsewhere.orderId })).rejects.toMatchObject({ code: 'not_found' })
})

test('a ticket that opens an ended broadcast and nothing else is no longer sold', async () => {
  const liveOnly = await newShow(stage, { opens: ['broadcast'] })
  const withArchive = await newShow(stage)
  const other = await newShow(stage, { opens: ['broadcast'] })
  for (const show of [liveOnly, withArchive]) await endSalesOfBroadcast(stage.ports, show.broadcastId)
  const fan = await newFan(stage)
  expect(await outcomeOf(hold(stage, fan, liveOnly))).toBe('sale_not_open')
  expect(await outcomeOf(hold(stage, fan, withArchive))).toBe('done')
  expect(await outcomeOf(hold(stage, fan, other))).toBe('done')
})

test('who is banned between the hold and the payment does not pay for what they cannot use', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const orderId = await hold(stage, fan, show)
  await stage.ports.db.organisationBan.create({ data: { organisationId: show.organisationId, personId: fan.personId, reason: 'filmed' } })
  expect(await outcomeOf(openPayment(stage.ports, await again(stage, fan), { orderId }))).toBe('banned')
})
