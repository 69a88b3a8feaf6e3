import { expect, test } from 'vitest'
import { addTicketType, editBroadcast, editTicketType, endSale, orderTicketTypes, readEventOnSale, readEventPlan, readOrder, removeTicketType, reopenSale } from '@/lib/ticketing'
import type { EditTicketType, EventPlanDto } from '@/lib/ticketing/contract'
import { newFan } from '../cast'
import { inHours, newHouse, newPublished, newReadyDraft, showOf, typeFor, words } from '../planning'
import { buy, hold, seatsOf } from '../programme'
import { openStage, outcomeOf, tally } from '../stage'
import { expectBooksBalance } from './books'

const stage = await openStage()
const { ports } = stage

/** What the form of the plan's first ticket type sends when it is to stay as it is. */
function typeForm(plan: EventPlanDto, changes: Partial<EditTicketType> = {}): EditTicketType {
  const type = plan.ticketTypes[0]
  if (!type) throw new Error('a plan without a ticket type')
  const { name, description, priceYen, quantity, limitPerPerson, saleStartsAt, saleEndsAt, opens } = type
  return { slug: plan.slug, version: plan.version, typeSlug: type.slug, name, description, priceYen, quantity, limitPerPerson, saleStartsAt, saleEndsAt, opens, ...changes }
}

const broadcastIdOf = (plan: EventPlanDto) => plan.broadcasts[0]?.id ?? ''
const [live, archive] = ['broadcast', 'archive'] as const
const opens = (plan: EventPlanDto, ...kinds: (typeof live | typeof archive)[]) => kinds.map((kind) => ({ kind, broadcastId: broadcastIdOf(plan) }))

test('the quantity is lowered while fifty people hold seats: it never falls below them', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house, { quantity: 50 })
  const show = await showOf(stage, house, plan)
  const buyers = await Promise.all(Array.from({ length: 50 }, () => newFan(stage)))
  const lower = async () => {
    let tries = 0
    for (const quantity of [5, 10, 20, 30, 40]) {
      const seen = await readEventPlan(ports, house.manager, { slug: plan.slug })
      await outcomeOf(editTicketType(ports, house.manager, typeForm(seen, { quantity })))
      tries += 1
    }
    return tries
  }
  const [, ...outcomes] = await Promise.all([lower(), ...buyers.map((buyer) => outcomeOf(hold(stage, buyer, show)))])
  const { quantity, held, sold } = await ports.db.ticketType.findUniqueOrThrow({ where: { id: show.ticketTypeId } })
  expect(held + sold).toBeLessThanOrEqual(quantity)
  expect(tally(outcomes as string[])['done']).toBe(held)
  const seen = await readEventPlan(ports, house.manager, { slug: plan.slug })
  expect(await outcomeOf(editTicketType(ports, house.manager, typeForm(seen, { quantity: held - 1 })))).toBe('already_sold')
  expect(await outcomeOf(editTicketType(ports, house.manager, typeForm(seen, { quantity: held })))).toBe('done')
  await expectBooksBalance(stage, show)
})

test('a new price is for new buyers: who holds a seat pays the one they saw', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const show = await showOf(stage, house, plan)
  const [early, late] = [await newFan(stage), await newFan(stage)]
  const held = await hold(stage, early, show)
  const changed = await editTicketType(ports, house.manager, typeForm(plan, { priceYen: 9000 }))
  expect((await readOrder(ports, early, { orderId: held })).totalYen).toBe(2500)
  expect((await readOrder(ports, late, { orderId: await hold(stage, late, show) })).totalYen).toBe(9000)
  expect(changed.ticketTypes).toMatchObject([{ priceYen: 9000, isTaken: true, isRemovable: false }])
})

test('what a ticket opens only grows once somebody has it; before, it may change', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const both = await editTicketType(ports, house.manager, typeForm(plan, { opens: opens(plan, live, archive) }))
  const less = await editTicketType(ports, house.manager, typeForm(both, { opens: opens(plan, live) }))
  const show = await showOf(stage, house, less)
  await buy(stage, await newFan(stage), show)
  expect(await outcomeOf(editTicketType(ports, house.manager, typeForm(less, { opens: opens(plan, archive) })))).toBe('already_sold')
  const more = await editTicketType(ports, house.manager, typeForm(less, { opens: opens(plan, archive, live) }))
  expect(more.ticketTypes[0]?.opens).toEqual(expect.arrayContaining(opens(plan, live, archive)))
  expect(await outcomeOf(editTicketType(ports, house.manager, typeForm(more, { opens: opens(plan, live) })))).toBe('already_sold')
})

test('an archive that people have bought only grows', async () => {
  const house = await newHouse(stage)
  const draft = await newPublished(stage, house)
  const plan = await editTicketType(ports, house.manager, typeForm(draft, { opens: opens(draft, live, archive) }))
  const edit = (seen: EventPlanDto, archiveMinutes: number) => {
    const { slug, version, startsAt, endsAt } = seen
    return editBroadcast(ports, house.manager, { slug, version, startsAt, endsAt, archiveMinutes, broadcastId: broadcastIdOf(seen), artistSlug: house.artistSlug, title: words('The show') })
  }
  const shorter = await edit(plan, 30)
  // Nothing is left that the ticket would open: a published event keeps what it has announced.
  expect(await outcomeOf(edit(shorter, 0))).toBe('not_ready')
  await hold(stage, await newFan(stage), await showOf(stage, house, shorter))
  expect(await outcomeOf(edit(shorter, 29))).toBe('already_sold')
  expect((await edit(shorter, 600)).broadcasts).toMatchObject([{ archiveMinutes: 600, isTaken: true }])
})

test('prices, windows and openings must make sense', async () => {
  const house = await newHouse(stage)
  const plan = await newReadyDraft(stage, house)
  const add = (changes: object) => outcomeOf(addTicketType(ports, house.manager, typeFor(stage, plan, changes)))
  expect(await add({ saleEndsAt: inHours(stage, -2) })).toBe('sale_ends_before_start')
  expect(await add({ saleEndsAt: inHours(stage, 50.1) })).toBe('sale_beyond_use')
  expect(await add({ opens: opens(plan, live, live) })).toBe('opens_twice')
  const foreign = await newReadyDraft(stage, await newHouse(stage))
  expect(await add({ opens: opens(foreign, live) })).toBe('opens_foreign')
  // With the archive it is of use for an hour longer.
  expect(await add({ saleEndsAt: inHours(stage, 50.9), opens: opens(plan, live, archive) })).toBe('done')
})

test('a ticket type that was ordered stays, also when somebody orders it this very moment', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const second = await addTicketType(ports, house.manager, typeFor(stage, plan, { name: words('Second'), version: plan.version }))
  const { id } = await ports.db.ticketType.findFirstOrThrow({ where: { slug: 'second', event: undefined, eventId: (await showOf(stage, house, plan)).eventId } })
  const fans = await Promise.all(Array.from({ length: 4 }, () => newFan(stage)))
  const show = { ...(await showOf(stage, house, plan)), ticketTypeId: id, seat: { eventSlug: plan.slug, ticketTypeSlug: 'second' } }
  const removal = outcomeOf(removeTicketType(ports, house.manager, { slug: plan.slug, version: second.version, typeSlug: 'second' }))
  const held = await Promise.all(fans.map((fan) => outcomeOf(hold(stage, fan, show))))
  const isGone = (await removal) === 'done'
  expect(await ports.db.ticketType.count({ where: { id } })).toBe(isGone ? 0 : 1)
  expect(tally(held)['done'] ?? 0).toBe(isGone ? 0 : 4)
})

test('a sale ends this moment, also for whoever has the page open, and can be reopened', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const show = await showOf(stage, house, plan)
  const waiting = await hold(stage, await newFan(stage), show)
  const ended = await endSale(ports, house.manager, { slug: plan.slug, typeSlug: 'live' })
  expect(ended.ticketTypes).toMatchObject([{ availability: 'closed', held: 1 }])
  expect(await outcomeOf(hold(stage, await newFan(stage), show))).toBe('sale_not_open')
  expect((await ports.db.order.findUniqueOrThrow({ where: { id: waiting } })).state).toBe('held')
  expect(await outcomeOf(reopenSale(ports, house.manager, { slug: plan.slug, typeSlug: 'live', saleEndsAt: ports.clock.now().toISOString() }))).toBe('invalid_input')
  expect(await outcomeOf(reopenSale(ports, house.manager, { slug: plan.slug, typeSlug: 'live', saleEndsAt: inHours(stage, 51) }))).toBe('sale_beyond_use')
  await reopenSale(ports, house.manager, { slug: plan.slug, typeSlug: 'live', saleEndsAt: inHours(stage, 10) })
  expect(await outcomeOf(hold(stage, await newFan(stage), show))).toBe('done')
})

test('a sale that ends between the look and the claim is told apart from one that is sold out', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house, { quantity: 100 })
  const show = await showOf(stage, house, plan)
  const fans = await Promise.all(Array.from({ length: 20 }, () => newFan(stage)))
  const [, ...outcomes] = await Promise.all([endSale(ports, house.manager, { slug: plan.slug, typeSlug: 'live' }), ...fans.map((fan) => outcomeOf(hold(stage, fan, show)))])
  const { done = 0, sale_not_open: late = 0 } = tally(outcomes as string[])
  expect(done + late).toBe(20)
  expect(await seatsOf(stage, show)).toEqual({ held: done, sold: 0 })
})

test('ticket types are told in the order that the organiser gives them', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const { version } = await addTicketType(ports, house.manager, typeFor(stage, plan, { name: words('Second') }))
  const order = (typeSlugs: string[]) => orderTicketTypes(ports, house.manager, { slug: plan.slug, version, typeSlugs })
  for (const wrong of [['live'], ['live', 'live'], ['live', 'second', 'third'], ['live', 'other']]) expect(await outcomeOf(order(wrong))).toBe('invalid_input')
  await order(['second', 'live'])
  expect((await readEventOnSale(ports, { slug: plan.slug })).ticketTypes.map(({ slug }) => slug)).toEqual(['second', 'live'])
})
