import { expect, test } from 'vitest'
import { endBroadcast, readWatch, renewGrant } from '@/lib/streaming'
import { banBuyer, refundTicket } from '@/lib/ticketing'
import { openPage, pushInit, pushSegment, storedObjects } from '../broadcast'
import { again, newArtist, newFan, newStaff } from '../cast'
import { buy, newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { key, verdict, watch, watchedShow, type Watched } from '../viewing'

const stage = await openStage({ keyEpochSeconds: 60 })
const { ports, clock } = stage
const end = ({ show, artist }: Pick<Watched, 'show' | 'artist'>) => endBroadcast(ports, artist, { broadcastId: show.broadcastId })
const stateOf = async (fan: Watched['fan'], ticketId: string) => (await readWatch(ports, fan, { ticketId })).state

test('after the end the same sealed segments are the archive, with all their keys', async () => {
  const watched = await watchedShow(stage)
  const { fan, ticketId, page } = watched
  clock.pass({ seconds: 60 })
  await pushSegment(stage, page, 60)
  const before = await storedObjects(stage, page)
  await end(watched)
  const grant = await watch(stage, fan, ticketId)
  expect(grant).toMatchObject({ phase: 'archive', contentId: page.contentId })
  expect(grant.manifestUrl).toContain('/archive.m3u8?')
  expect(verdict(stage, grant.manifestUrl)).toMatchObject({ ok: true })
  for (const epoch of [1, 2]) expect(Buffer.from(await key(stage, fan, grant, epoch))).toEqual(await ports.vault.open(page.contentId, epoch))
  expect(await outcomeOf(key(stage, fan, grant, 3))).toBe('not_found')
  expect(await storedObjects(stage, page)).toEqual(before)
})

test('the archive ends with its window: no grant, no renewal, no key', async () => {
  const watched = await watchedShow(stage, { archiveMinutes: 30 })
  const { fan, ticketId } = watched
  await end(watched)
  clock.pass({ minutes: 29, seconds: 59 })
  const grant = await watch(stage, fan, ticketId)
  expect(await outcomeOf(key(stage, fan, grant))).toBe('done')
  clock.pass({ seconds: 1 })
  const attempts = [watch(stage, fan, ticketId), renewGrant(ports, fan, { grantId: grant.grantId }), key(stage, fan, grant)]
  expect(await Promise.all(attempts.map(outcomeOf))).toEqual(['window_ended', 'window_ended', 'window_ended'])
  expect(await stateOf(fan, ticketId)).toBe('archive_over')
})

test('a live ticket without archive cannot play the archive', async () => {
  const watched = await watchedShow(stage, { opens: ['broadcast'] })
  const { fan, ticketId } = watched
  const grant = await watch(stage, fan, ticketId)
  await end(watched)
  const attempts = [watch(stage, fan, ticketId), renewGrant(ports, fan, { grantId: grant.grantId }), key(stage, fan, grant)]
  expect(await Promise.all(attempts.map(outcomeOf))).toEqual(['window_ended', 'window_ended', 'window_ended'])
  expect(await stateOf(fan, ticketId)).toBe('ended')
})

test('an archive ticket cannot play the live picture', async () => {
  const watched = await watchedShow(stage, { opens: ['archive'] })
  const { fan, ticketId } = watched
  expect(await outcomeOf(watch(stage, fan, ticketId))).toBe('not_on_air')
  await end(watched)
  expect((await watch(stage, fan, ticketId)).phase).toBe('archive')
})

test('a broadcast without an archive leaves nothing to play, and nobody gets its keys', async () => {
  const watched = await watchedShow(stage, { archiveMinutes: 0 })
  const { fan, ticketId, page } = watched
  await end(watched)
  expect(await outcomeOf(watch(stage, fan, ticketId))).toBe('window_ended')
  expect(await stateOf(fan, ticketId)).toBe('ended')
  expect(await ports.db.content.findUniqueOrThrow({ where: { id: page.contentId } })).toMatchObject({ state: 'available', availableUntil: null })
})

test('a broadcast that was opened and never began leaves no archive', async () => {
  const show = await newShow(stage)
  const artist = await newArtist(stage, show.artistProfileId)
  const fan = await newFan(stage)
  const { ticketId } = await buy(stage, fan, show)
  expect(await outcomeOf(end({ show, artist }))).toBe('not_on_air')
  await pushInit(stage, await openPage(stage, artist, show))
  await end({ show, artist })
  expect(await outcomeOf(watch(stage, fan, ticketId))).toBe('window_ended')
  expect(await stateOf(fan, ticketId)).toBe('ended')
})

test('refunded ticket cannot play the archive either', async () => {
  const watched = await watchedShow(stage)
  const { fan, ticketId, show } = watched
  await end(watched)
  const grant = await watch(stage, fan, ticketId)
  await refundTicket(ports, await newStaff(stage, show.organisationId, 'manager'), { ticketId, reason: 'asked for' })
  const attempts = [watch(stage, fan, ticketId), renewGrant(ports, fan, { grantId: grant.grantId }), key(stage, fan, grant)]
  expect(await Promise.all(attempts.map(outcomeOf))).toEqual(['ticket_refunded', 'ticket_refunded', 'ticket_refunded'])
})

test('the watch page says how things stand, from before the beginning to after the end', async () => {
  const show = await newShow(stage, { archiveMinutes: 30 })
  const artist = await newArtist(stage, show.artistProfileId)
  const fan = await newFan(stage)
  const { ticketId } = await buy(stage, fan, show)
  const states = [await stateOf(fan, ticketId)]
  const page = await openPage(stage, artist, show)
  await pushInit(stage, page)
  states.push(await stateOf(fan, ticketId))
  await pushSegment(stage, page, 0)
  states.push(await stateOf(fan, ticketId))
  clock.pass({ seconds: 5 })
  states.push(await stateOf(fan, ticketId))
  await pushSegment(stage, page, 1)
  states.push(await stateOf(fan, ticketId))
  await end({ show, artist })
  states.push(await stateOf(fan, ticketId))
  clock.pass({ minutes: 30 })
  states.push(await stateOf(fan, ticketId))
  expect(states).toEqual(['not_started', 'not_started', 'live', 'interrupted', 'live', 'archive', 'archive_over'])
})

test('the watch page says that a ticket was refunded, or its holder banned, and that another is not there', async () => {
  const { show, fan, ticketId } = await watchedShow(stage)
  expect(await outcomeOf(readWatch(ports, await newFan(stage), { ticketId }))).toBe('not_found')
  await refundTicket(ports, await newStaff(stage, show.organisationId, 'manager'), { ticketId, reason: 'asked for' })
  expect(await stateOf(fan, ticketId)).toBe('refunded')
  const { ticketId: other, orderId } = await buy(stage, fan, show)
  await banBuyer(ports, await newStaff(stage, show.organisationId, 'owner'), { orderId, reason: 'filmed the screen' })
  expect(await stateOf(await again(stage, fan), other)).toBe('revoked')
})

test('what the watch page is told holds no id of a stream or a content', async () => {
  const { fan, ticketId, page, show } = await watchedShow(stage)
  const told = JSON.stringify(await readWatch(ports, fan, { ticketId }))
  for (const id of [page.contentId, page.streamId, show.broadcastId, show.eventId, show.organisationId]) expect(told).not.toContain(id)
})
