import { expect, test } from 'vitest'
import { endPastEvents } from '@/lib/events'
import { dispatchOutbox } from '@/lib/platform/outbox/outbox'
import { react } from '@/lib/reactions'
import { endBroadcast } from '@/lib/streaming'
import { addBroadcastToEvent, addTicketType, editBroadcast, readEventOnSale, readEventPlan, removeBroadcastFromEvent } from '@/lib/ticketing'
import { openPage, pushInit, pushSegment } from '../broadcast'
import { newArtist, newFan, newStaff } from '../cast'
import { newHouse, newPublished, showOf, typeFor, words } from '../planning'
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

test('a broadcast that is taken out while its artist tries it is sent no more, and leaves no archive', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const { slug, version, startsAt, endsAt } = plan
  const added = await addBroadcastToEvent(ports, house.manager, { slug, version, artistSlug: house.artistSlug, title: words('Second stage'), startsAt, endsAt, archiveMinutes: 60 })
  const extra = added.broadcasts.find(({ title }) => title.en === 'Second stage')
  if (!extra) throw new Error('the broadcast was not added')
  expect(extra.isRemovable).toBe(true)
  const artist = await newArtist(stage, house.artistProfileId)
  const page = await openPage(stage, artist, { ...(await showOf(stage, house, plan)), broadcastId: extra.id })
  await pushInit(stage, page)
  await pushSegment(stage, page, 0)
  const after = await removeBroadcastFromEvent(ports, house.manager, { slug, version: added.version, broadcastId: extra.id })
  expect(after.broadcasts.map(({ id }) => id)).toEqual(plan.broadcasts.map(({ id }) => id))
  await dispatch()
  expect(await outcomeOf(pushSegment(stage, page, 1))).not.toBe('done')
  expect(await ports.db.content.findUnique({ where: { broadcastId: extra.id } })).toMatchObject({ state: 'available', availableUntil: null })
})

test('an ended broadcast is no longer sold to those who would get nothing', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const broadcastId = plan.broadcasts[0]?.id ?? ''
  const opens = (['broadcast', 'archive'] as const).map((kind) => ({ kind, broadcastId }))
  await addTicketType(ports, house.manager, typeFor(stage, plan, { name: words('Live and archive'), opens }))
  const artist = await newArtist(stage, house.artistProfileId)
  const page = await openPage(stage, artist, await showOf(stage, house, plan))
  await pushInit(stage, page)
  await endBroadcast(ports, artist, { broadcastId })
  await dispatch()
  const told = (await readEventOnSale(ports, { slug: plan.slug })).ticketTypes
  expect(told.map(({ slug, availability }) => `${slug} ${availability}`)).toEqual(['live closed', 'live-and-archive available'])
})
