import { expect, test } from 'vitest'
import { endPastEvents } from '@/lib/events'
import { dispatchOutbox } from '@/lib/platform/outbox/outbox'
import { react } from '@/lib/reactions'
import { endBroadcast } from '@/lib/streaming'
import { editBroadcast, readEventOnSale, readEventPlan } from '@/lib/ticketing'
import { newFan, newStaff } from '../cast'
import { newHouse, newPublished } from '../planning'
import { buy, newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { watch, watchedShow } from '../viewing'

const stage = await openStage()
const { ports, clock } = stage
const dispatch = () => dispatchOutbox(ports, (message) => react(ports, message), 100)

test('an archive that runs already is made longer by its organiser, and is watched longer', async () => {
  const { show, artist, fan, ticketId } = await watchedShow(stage, { archiveMinutes: 30 })
  const manager = await newStaff(stage, show.organisationId, 'manager')
  await endBroadcast(ports, artist, { broadcastId: show.broadcastId })
  await dispatch()
  clock.pass({ minutes: 31 })
  expect(await outcomeOf(watch(stage, fan, ticketId))).toBe('window_ended')
  const plan = await readEventPlan(ports, manager, { slug: show.seat.eventSlug })
  const [broadcast] = plan.broadcasts
  if (!broadcast) throw new Error('a show without a broadcast')
  const { slug, version } = plan
  const edit = { slug, version, broadcastId: broadcast.id, artistSlug: broadcast.artistSlug, title: broadcast.title, startsAt: broadcast.startsAt, endsAt: broadcast.endsAt }
  await editBroadcast(ports, manager, { ...edit, archiveMinutes: 90 })
  await dispatch()
  expect(await outcomeOf(watch(stage, fan, ticketId))).toBe('done')
  clock.pass({ minutes: 60 })
  expect(await outcomeOf(watch(stage, fan, ticketId))).toBe('window_ended')
})

test('an archive is as long as the plan says at the end, also when it was changed before', async () => {
  const { show, artist, fan, ticketId } = await watchedShow(stage, { archiveMinutes: 30 })
  await ports.db.broadcast.update({ where: { id: show.broadcastId }, data: { archiveMinutes: 60 } })
  await endBroadcast(ports, artist, { broadcastId: show.broadcastId })
  await dispatch()
  clock.pass({ minutes: 59 })
  expect(await outcomeOf(watch(stage, fan, ticketId))).toBe('done')
})

test('an event has ended when nothing of it is left to watch, archive included', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const draft = await newShow(stage, { state: 'draft' })
  const later = await newShow(stage, { archiveMinutes: 30 * 24 * 60 })
  const states = async () => Promise.all([plan.slug, draft.seat.eventSlug, later.seat.eventSlug].map(async (slug) => (await ports.db.event.findUniqueOrThrow({ where: { slug } })).state))
  // Two days until it begins, two hours of it, an hour of archive and six of grace.
  clock.pass({ days: 2, minutes: 9 * 60 })
  await endPastEvents(ports)
  expect(await states()).toEqual(['published', 'draft', 'published'])
  clock.pass({ minutes: 1 })
  await endPastEvents(ports)
  expect(await states()).toEqual(['ended', 'draft', 'published'])
  expect(await readEventOnSale(ports, { slug: plan.slug })).toMatchObject({ state: 'ended', ticketTypes: [{ availability: 'closed' }] })
  expect(await outcomeOf(buy(stage, await newFan(stage), { ...later, seat: { eventSlug: plan.slug, ticketTypeSlug: 'live' } }))).toBe('sale_not_open')
})
