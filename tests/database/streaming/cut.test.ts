import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { pseudonym } from '@/lib/audit'
import { cutBroadcast, endBroadcast, openGrant, readToday, readWatch, renewGrant, restoreBroadcast } from '@/lib/streaming'
import { postgresSource } from '@/lib/streaming/origin/postgres-source'
import { openPage, pushInit, pushSegment, rowsOf } from '../broadcast'
import { again, newArtist, newFan, newPerson, newStaff, signIn } from '../cast'
import { newShow } from '../programme'
import { openStage, outcomeOf, tally, type Stage } from '../stage'
import { key, watch, watchedShow, type Watched } from '../viewing'

const stage = await openStage()
const { ports, clock } = stage
const elsewhere = stage.anotherProcess()
// The origin's own process.
const source = postgresSource(stage.anotherProcess())
afterAll(() => source.close())

const reason = 'a stranger walked on stage'

async function moderated() {
  const watched = await watchedShow(stage)
  const moderator = await newStaff(stage, watched.show.organisationId, 'moderator')
  const of = { broadcastId: watched.show.broadcastId }
  return { ...watched, moderator, of, cut: () => cutBroadcast(ports, moderator, { ...of, reason }), restore: () => restoreBroadcast(ports, moderator, of) }
}

const stateOf = async ({ fan, ticketId }: Watched) => (await readWatch(ports, fan, { ticketId })).state
const attempts = (who: Watched, grant: { grantId: string; contentId: string }) =>
  Promise.all([watch(stage, who.fan, who.ticketId), renewGrant(ports, who.fan, { grantId: grant.grantId }), key(stage, who.fan, grant)].map(outcomeOf))

/** Somebody who is moderator at the one event, perhaps kept to some of its broadcasts. */
async function eventModerator(of: Stage, eventId: string, limitedTo: string[] = []) {
  const personId = await newPerson(of)
  await ports.db.eventStaff.create({ data: { eventId, personId, role: 'moderator', limitedTo, endsAt: new Date(clock.now().getTime() + 3_600_000) } })
  return (await signIn(of, personId)).actor
}

test('while a broadcast is cut nobody gets a grant, a renewal or a key, and then everybody again', async () => {
  const show = await moderated()
  const grant = await watch(stage, show.fan, show.ticketId)
  const own = await openGrant(ports, show.artist, { contentId: show.page.contentId })
  expect((await show.cut()).cut).toEqual({ since: clock.now().toISOString(), reason })
  expect(await attempts(show, grant)).toEqual(['cut', 'cut', 'cut'])
  expect(await outcomeOf(openGrant(ports, show.artist, { contentId: show.page.contentId }))).toBe('cut')
  expect(await outcomeOf(renewGrant(ports, show.artist, { grantId: own.grantId }))).toBe('cut')
  expect(await stateOf(show)).toBe('cut')
  expect(await show.restore()).toEqual({ cut: null })
  expect(await outcomeOf(renewGrant(ports, show.fan, { grantId: grant.grantId }))).toBe('done')
  expect(await attempts(show, await watch(stage, show.fan, show.ticketId))).toContain('done')
  // Until the first segment after the cut it is no picture, but a break.
  expect(await stateOf(show)).toBe('interrupted')
})

test('the organiser sees since when, and why', async () => {
  const show = await moderated()
  await show.cut()
  const [broadcast] = (await readToday(ports, show.moderator)).events.flatMap((event) => event.broadcasts)
  expect(broadcast).toMatchObject({ state: 'cut', cut: { since: clock.now().toISOString(), reason } })
})

test('viewers with a ticket and those without are told at once, and when it goes on', async () => {
  const show = await moderated()
  const told: string[] = []
  const offs = [
    elsewhere.realtime.subscribe(`broadcast:${show.show.broadcastId}`, () => void stateOf(show).then((state) => told.push(state))),
    elsewhere.realtime.subscribe(`person:${show.artist.personId}`, ({ body }) => body['kind'] === 'grant' && told.push(`grant ${String(body['reason'])}`)),
  ]
  await expect.poll(async () => (await ports.realtime.publish(`broadcast:${show.show.broadcastId}`), told.length)).toBeGreaterThan(0)
  await openGrant(ports, show.artist, { contentId: show.page.contentId })
  await show.cut()
  await expect.poll(() => told).toEqual(expect.arrayContaining(['cut', 'grant cut']))
  told.length = 0
  await show.restore()
  clock.pass({ seconds: 5 })
  await pushSegment(stage, show.page, 5)
  await expect.poll(() => told).toContain('live')
  for (const off of offs) off()
})

test('nothing of the cut time is stored, and the timeline goes on after it with a break', async () => {
  const show = await moderated()
  await show.cut()
  for (const number of [1, 2]) {
    clock.pass({ seconds: 1 })
    expect(await outcomeOf(pushSegment(stage, show.page, number))).toBe('done')
  }
  clock.pass({ seconds: 1 })
  await show.restore()
  // Recorded while it was cut, and only now here.
  expect(await outcomeOf(pushSegment(stage, show.page, 3))).toBe('done')
  clock.pass({ seconds: 2 })
  expect(await outcomeOf(pushSegment(stage, show.page, 5))).toBe('done')
  const { segments } = await rowsOf(stage, show.page)
  expect(segments.map(({ sequence, pushedNumber, discontinuity }) => [sequence, pushedNumber, discontinuity])).toEqual([[0, 0, false], [1, 5, true]])
  expect(await stateOf(show)).toBe('live')
})

test('the origin is told, and told again', async () => {
  const show = await moderated()
  const { contentId } = show.page
  const heard: string[] = []
  const off = source.onChange(contentId, ({ kind }) => heard.push(kind))
  expect(await source.load(contentId)).toMatchObject({ cut: false, liveFrom: null })
  await expect.poll(async () => (await show.cut(), heard)).toContain('reload')
  expect(await source.load(contentId)).toMatchObject({ cut: true })
  heard.length = 0
  await show.restore()
  await expect.poll(() => heard).toContain('reload')
  expect(await source.load(contentId)).toMatchObject({ cut: false, liveFrom: clock.now().getTime() })
  off()
})

test('a cut is in the database: another process refuses too', async () => {
  const show = await moderated()
  await show.cut()
  const later = stage.anotherProcess()
  expect(await outcomeOf(watch({ ports: later }, show.fan, show.ticketId))).toBe('cut')
  expect((await readWatch(later, show.fan, { ticketId: show.ticketId })).state).toBe('cut')
})

test('two moderators at once cut it once, and each has a row with their reason', async () => {
  const show = await moderated()
  const other = await newStaff(stage, show.show.organisationId, 'owner')
  const asked = stage.asking('streaming.cut')
  const cuts = await Promise.all([
    cutBroadcast(asked, show.moderator, { ...show.of, reason }),
    cutBroadcast({ ...elsewhere, request: asked.request }, other, { ...show.of, reason: 'the same, from the other desk' }),
  ])
  const { cutAt, cutReason } = await ports.db.stream.findUniqueOrThrow({ where: { id: show.page.streamId } })
  for (const { cut } of cuts) expect(cut).toEqual({ since: cutAt?.toISOString(), reason: cutReason })
  const rows = await ports.db.ledgerEntry.findMany({ where: { requestId: asked.request.id } })
  expect(rows.map(({ actor, detail }) => [actor, detail])).toEqual(
    expect.arrayContaining([
      [pseudonym(ports, show.moderator.personId), { reason, changed: cutReason === reason }],
      [pseudonym(ports, other.personId), { reason: 'the same, from the other desk', changed: cutReason !== reason }],
    ]),
  )
  expect(rows.every(({ contentId, eventId, organisationId }) => contentId === show.page.contentId && eventId === show.show.eventId && organisationId === show.show.organisationId)).toBe(true)
})

test('a cut that races with being taken back ends in one of the two, whole', async () => {
  const show = await moderated()
  const outcomes = await Promise.all(Array.from({ length: 8 }, (_, turn) => outcomeOf(turn % 2 ? show.cut() : show.restore())))
  expect(tally(outcomes)).toEqual({ done: 8 })
  const { cutAt, cutReason } = await ports.db.stream.findUniqueOrThrow({ where: { id: show.page.streamId } })
  expect(cutReason).toBe(cutAt ? reason : null)
  expect(await outcomeOf(watch(stage, show.fan, show.ticketId))).toBe(cutAt ? 'cut' : 'done')
})

test('what has ended is not cut, and what was cut as it ended stays shut until it is given back', async () => {
  const ended = await moderated()
  await endBroadcast(ports, ended.artist, ended.of)
  expect(await outcomeOf(ended.cut())).toBe('stream_ended')
  const show = await moderated()
  await show.cut()
  await endBroadcast(ports, show.artist, show.of)
  expect(await stateOf(show)).toBe('archive_cut')
  expect(await outcomeOf(watch(stage, show.fan, show.ticketId))).toBe('cut')
  expect(await source.load(show.page.contentId)).toMatchObject({ phase: 'archive', cut: true })
  await show.restore()
  expect(await stateOf(show)).toBe('archive')
  expect(await watch(stage, show.fan, show.ticketId)).toMatchObject({ phase: 'archive' })
})

test('before anybody has opened it there is nothing to cut', async () => {
  const show = await newShow(stage)
  const moderator = await newStaff(stage, show.organisationId, 'moderator')
  expect(await outcomeOf(cutBroadcast(ports, moderator, { broadcastId: show.broadcastId, reason }))).toBe('not_on_air')
  expect(await outcomeOf(restoreBroadcast(ports, moderator, { broadcastId: show.broadcastId }))).toBe('not_on_air')
})

test('only who watches over the broadcast cuts it: for everybody else there is none', async () => {
  const show = await moderated()
  const foreign = await newShow(stage)
  const strangers = [
    show.fan,
    show.artist,
    await newFan(stage),
    await newStaff(stage, foreign.organisationId, 'owner'),
    await newArtist(stage, foreign.artistProfileId),
    await eventModerator(stage, foreign.eventId),
    await eventModerator(stage, show.show.eventId, [randomUUID()]),
  ]
  for (const stranger of strangers) {
    expect(await outcomeOf(cutBroadcast(ports, stranger, { ...show.of, reason }))).toBe('not_found')
    expect(await outcomeOf(restoreBroadcast(ports, stranger, show.of))).toBe('not_found')
  }
  expect(await outcomeOf(cutBroadcast(ports, show.moderator, { broadcastId: randomUUID(), reason }))).toBe('not_found')
  expect(await stateOf(show)).toBe('live')
  for (const limits of [[], [show.show.broadcastId]]) {
    const moderator = await eventModerator(stage, show.show.eventId, limits)
    expect(await outcomeOf(cutBroadcast(ports, moderator, { ...show.of, reason }))).toBe('done')
    expect(await outcomeOf(restoreBroadcast(ports, moderator, show.of))).toBe('done')
  }
  await ports.db.membership.deleteMany({ where: { personId: show.moderator.personId } })
  expect(await outcomeOf(cutBroadcast(ports, await again(stage, show.moderator), { ...show.of, reason }))).toBe('not_found')
})

test('an artist who opens the page again during a cut does not lift it', async () => {
  const show = await moderated()
  await show.cut()
  const page = await openPage(stage, show.artist, show.show)
  expect(await outcomeOf(pushInit(stage, page))).toBe('done')
  expect(await outcomeOf(pushSegment(stage, page, 0))).toBe('done')
  expect(await stateOf(show)).toBe('cut')
  expect((await rowsOf(stage, show.page)).segments).toHaveLength(1)
})

test('what a cancelled event held back is not given free by a moderator', async () => {
  const show = await moderated()
  await show.cut()
  await ports.db.event.update({ where: { id: show.show.eventId }, data: { state: 'cancelled' } })
  expect(await outcomeOf(show.restore())).toBe('event_over')
  expect(await stateOf(show)).not.toBe('live')
})
