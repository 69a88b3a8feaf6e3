import { expect, test } from 'vitest'
import { listEventsOnSale, readEventOnSale } from '@/lib/ticketing'
import { newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'

const stage = await openStage()
const { ports, clock } = stage
const listed = async () => (await listEventsOnSale(ports)).events.map(({ slug }) => slug)

test('what is on is listed until 30 days after its end; drafts are not, and cancelled events say so', async () => {
  const show = await newShow(stage)
  const draft = await newShow(stage, { state: 'draft' })
  const cancelled = await newShow(stage, { state: 'cancelled' })
  const slugs = await listed()
  expect(slugs).toEqual(expect.arrayContaining([show.seat.eventSlug, cancelled.seat.eventSlug]))
  expect(slugs).not.toContain(draft.seat.eventSlug)
  expect(await outcomeOf(readEventOnSale(ports, { slug: draft.seat.eventSlug }))).toBe('not_found')
  expect(await readEventOnSale(ports, { slug: cancelled.seat.eventSlug })).toMatchObject({ state: 'cancelled', ticketTypes: [{ availability: 'closed' }] })
  const { endsAt } = await ports.db.event.findUniqueOrThrow({ where: { id: show.eventId } })
  clock.pass({ ms: endsAt.getTime() - clock.now().getTime(), days: 30 })
  clock.pass({ ms: -1 })
  expect(await listed()).toContain(show.seat.eventSlug)
  clock.pass({ ms: 1 })
  expect(await listed()).not.toContain(show.seat.eventSlug)
})

test('what the public is told holds no id, of anything', async () => {
  const show = await newShow(stage)
  const told = JSON.stringify([await listEventsOnSale(ports), await readEventOnSale(ports, { slug: show.seat.eventSlug })])
  const { eventSlug } = show.seat
  for (const id of [show.eventId, show.broadcastId, show.organisationId, show.artistProfileId, show.ticketTypeId]) expect(told).not.toContain(id)
  // The slug of these events is made like an id; apart from it there is none.
  expect(told.replaceAll(eventSlug, '').match(/"(?:id|[a-z]+Id)"/gi)).toBeNull()
})

test('how many seats are left stays inside', async () => {
  const show = await newShow(stage, { quantity: 4321 })
  expect(JSON.stringify(await readEventOnSale(ports, { slug: show.seat.eventSlug }))).not.toContain('4321')
})
