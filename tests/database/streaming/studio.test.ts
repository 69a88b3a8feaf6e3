import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { endBroadcast, listStudioBroadcasts, openRun, readHealth, readStudioBroadcast, readToday } from '@/lib/streaming'
import { newArtist, newStaff } from '../cast'
import { openPage, pushInit, pushSegment } from '../broadcast'
import { newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'

const stage = await openStage()
const { ports, clock } = stage

test('only the artist whose event was cancelled is told so: for everybody else there is no such broadcast', async () => {
  const show = await newShow(stage)
  const of = { broadcastId: show.broadcastId }
  const artist = await newArtist(stage, show.artistProfileId)
  const other = await newArtist(stage, (await newShow(stage)).artistProfileId)
  expect((await readHealth(ports, artist, of)).state).toBe('not_started')
  await ports.db.event.update({ where: { id: show.eventId }, data: { state: 'cancelled' } })
  const asked = [readHealth(ports, artist, of), readStudioBroadcast(ports, artist, of), openRun(ports, artist, of), endBroadcast(ports, artist, of)]
  expect(await Promise.all(asked.map(outcomeOf))).toEqual(Array(4).fill('event_cancelled'))
  expect((await listStudioBroadcasts(ports, artist)).broadcasts).toEqual([])
  expect(await outcomeOf(readHealth(ports, other, of))).toBe('not_found')
  expect(await outcomeOf(readHealth(ports, artist, { broadcastId: randomUUID() }))).toBe('not_found')
  await ports.db.event.update({ where: { id: show.eventId }, data: { state: 'draft' } })
  expect(await outcomeOf(readHealth(ports, artist, of))).toBe('not_found')
})

test('the studio counts from the first picture, whichever page sent it; the organiser reads when it was ended', async () => {
  const show = await newShow(stage)
  const of = { broadcastId: show.broadcastId }
  const artist = await newArtist(stage, show.artistProfileId)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const liveSince = async () => (await readStudioBroadcast(ports, artist, of)).broadcast.liveSince
  const endedAt = async () => (await readToday(ports, manager)).events.flatMap((event) => event.broadcasts)[0]?.endedAt
  const page = await openPage(stage, artist, show)
  expect(await liveSince()).toBeNull()
  await pushInit(stage, page)
  await pushSegment(stage, page, 0)
  const began = await liveSince()
  expect(began).not.toBeNull()
  clock.pass({ minutes: 5 })
  const reloaded = await openPage(stage, artist, show)
  await pushInit(stage, reloaded)
  await pushSegment(stage, reloaded, 0)
  expect(await liveSince()).toBe(began)
  expect(await endedAt()).toBeNull()
  await endBroadcast(ports, artist, of)
  expect(await endedAt()).toBe(clock.now().toISOString())
})
