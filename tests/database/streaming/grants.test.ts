import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { endEverySession } from '@/lib/accounts'
import { pseudonym } from '@/lib/audit'
import { endBroadcast, openGrant, readHealth, renewGrant } from '@/lib/streaming'
import { banBuyer, refundTicket } from '@/lib/ticketing'
import { openPage } from '../broadcast'
import { again, asNow, newArtist, newFan, newStaff, signIn } from '../cast'
import { buy, newShow } from '../programme'
import { openStage, outcomeOf, tally } from '../stage'
import { key, verdict, watch, watchedShow, work } from '../viewing'

const stage = await openStage()
const { ports, clock } = stage
const elsewhere = stage.anotherProcess()

test('a ticket holder gets a link that the edge accepts for a minute, for that content alone', async () => {
  const { fan, ticketId, page } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  expect(grant).toMatchObject({ contentId: page.contentId, phase: 'live', expiresInMs: 60_000, renewInMs: 40_000 })
  expect(verdict(stage, grant.manifestUrl)).toMatchObject({ ok: true, contentId: page.contentId, grantId: grant.grantId })
  const at = (path: string) => verdict(stage, `${ports.env.edgeUrl}/${path}?${grant.query}`)
  expect(at(`${page.contentId}/v0/0.m4s`)).toMatchObject({ ok: true })
  expect(at(`${randomUUID()}/v0/0.m4s`)).toEqual({ ok: false, reason: 'resource_other' })
  expect(verdict(stage, grant.manifestUrl.replace(grant.grantId, randomUUID()))).toEqual({ ok: false, reason: 'resource_other' })
  clock.pass({ seconds: 59 })
  expect(verdict(stage, grant.manifestUrl)).toMatchObject({ ok: true })
  clock.pass({ seconds: 1 })
  expect(verdict(stage, grant.manifestUrl)).toEqual({ ok: false, reason: 'expired' })
})

test('the mark on the picture is the short code of the ticket', async () => {
  const { fan, ticketId } = await watchedShow(stage)
  const { shortCode } = await ports.db.ticket.findUniqueOrThrow({ where: { id: ticketId } })
  expect((await watch(stage, fan, ticketId)).mark).toBe(shortCode)
})

test('a renewed grant has another minute, and tells how far behind its player shows', async () => {
  const { fan, ticketId, artist, show } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  clock.pass({ seconds: 40 })
  const renewed = await renewGrant(ports, fan, { grantId: grant.grantId, delayMs: 1800 })
  expect(renewed).toMatchObject({ grantId: grant.grantId, expiresInMs: 60_000 })
  clock.pass({ seconds: 59 })
  expect([verdict(stage, grant.manifestUrl).ok, verdict(stage, renewed.manifestUrl).ok]).toEqual([false, true])
  expect(await readHealth(ports, artist, { broadcastId: show.broadcastId })).toMatchObject({ viewers: 1, delayMs: 1800 })
  clock.pass({ seconds: 1 })
  expect(await readHealth(ports, artist, { broadcastId: show.broadcastId })).toMatchObject({ viewers: 0, delayMs: null })
})

test('each grant and each renewal is a row of the ledger', async () => {
  const { fan, ticketId, page, show } = await watchedShow(stage)
  const opening = stage.asking('playback.grant')
  const { grantId } = await openGrant(opening, fan, { ticketId })
  const renewing = stage.asking('playback.renew')
  await renewGrant(renewing, fan, { grantId })
  const rows = await ports.db.ledgerEntry.findMany({ where: { grantId }, orderBy: { at: 'asc' } })
  expect(rows.map(({ requestId }) => requestId).toSorted()).toEqual([opening.request.id, renewing.request.id].toSorted())
  for (const row of rows) {
    expect(row).toMatchObject({ actor: pseudonym(ports, fan.personId), contentId: page.contentId, ticketId, eventId: show.eventId, organisationId: show.organisationId })
  }
})

test('a second device takes over, and the first is told so at once', async () => {
  const { fan, ticketId } = await watchedShow(stage)
  const told: unknown[] = []
  const off = elsewhere.realtime.subscribe(`person:${fan.personId}`, ({ body }) => told.push(body))
  const first = await watch(stage, fan, ticketId)
  await expect
    .poll(async () => {
      await ports.realtime.publish(`person:${fan.personId}`, { kind: 'hello' })
      return told.length
    })
    .toBeGreaterThan(0)
  const second = await watch(stage, fan, ticketId)
  await expect.poll(() => told).toContainEqual({ kind: 'grant', grantId: first.grantId, reason: 'superseded' })
  off()
  expect(await outcomeOf(renewGrant(ports, fan, { grantId: first.grantId }))).toBe('playing_elsewhere')
  expect(await outcomeOf(key(stage, fan, first))).toBe('playing_elsewhere')
  expect(await outcomeOf(key(stage, fan, second))).toBe('done')
  // And it can be taken back.
  const third = await watch(stage, fan, ticketId)
  expect(await outcomeOf(renewGrant(ports, fan, { grantId: second.grantId }))).toBe('playing_elsewhere')
  expect(await outcomeOf(renewGrant(ports, fan, { grantId: third.grantId }))).toBe('done')
})

test('a grant is of the session that opened it: another one of the same person neither renews it nor has its keys', async () => {
  const { fan, ticketId } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  const otherSession = await again(stage, fan)
  expect(await outcomeOf(renewGrant(ports, otherSession, { grantId: grant.grantId }))).toBe('grant_ended')
  expect(await outcomeOf(key(stage, otherSession, grant))).toBe('grant_ended')
  expect(await outcomeOf(renewGrant(ports, fan, { grantId: grant.grantId }))).toBe('done')
})

test('of many devices that open at once exactly one plays', async () => {
  const { fan, ticketId } = await watchedShow(stage)
  const grants = await Promise.all(Array.from({ length: 12 }, (_, device) => watch({ ports: device % 2 ? ports : elsewhere }, fan, ticketId)))
  expect(await ports.db.grant.count({ where: { ticketId, endedAt: null } })).toBe(1)
  const renewals = await Promise.all(grants.map(({ grantId }) => outcomeOf(renewGrant(ports, fan, { grantId }))))
  expect(tally(renewals)).toEqual({ done: 1, playing_elsewhere: 11 })
})

test('two tickets play on two devices', async () => {
  const { show, fan, ticketId } = await watchedShow(stage)
  const other = await buy(stage, fan, show)
  const grants = [await watch(stage, fan, ticketId), await watch(stage, fan, other.ticketId)]
  for (const grant of grants) expect(await outcomeOf(key(stage, fan, grant))).toBe('done')
})

test('refunded ticket cannot play: no renewal, no key, no new grant, from the next request on', async () => {
  const { show, fan, ticketId } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  const attempts = () => Promise.all([renewGrant(ports, fan, { grantId: grant.grantId }), key(stage, fan, grant), watch(stage, fan, ticketId)].map(outcomeOf))
  await refundTicket(ports, await newStaff(stage, show.organisationId, 'manager'), { ticketId, reason: 'asked for' })
  const refused = ['ticket_refunded', 'ticket_refunded', 'ticket_refunded']
  expect(await attempts()).toEqual(refused)
  // The same once the worker has ended what was playing.
  await work(stage)
  expect(await ports.db.grant.count({ where: { ticketId, endedAt: null } })).toBe(0)
  expect(await attempts()).toEqual(refused)
  // Nothing outlives the grant that was given last.
  clock.pass({ seconds: 60 })
  expect(verdict(stage, grant.manifestUrl).ok).toBe(false)
})

test('the page of a refunded ticket is told at once', async () => {
  const { show, fan, ticketId } = await watchedShow(stage)
  const told: unknown[] = []
  const off = elsewhere.realtime.subscribe(`person:${fan.personId}`, ({ body }) => told.push(body))
  const { grantId } = await watch(stage, fan, ticketId)
  await refundTicket(ports, await newStaff(stage, show.organisationId, 'manager'), { ticketId, reason: 'asked for' })
  await expect
    .poll(async () => {
      await ports.realtime.publish(`person:${fan.personId}`, { kind: 'hello' })
      return told.length
    })
    .toBeGreaterThan(0)
  await work(stage)
  await expect.poll(() => told).toContainEqual({ kind: 'grant', grantId, reason: 'refunded' })
  off()
})

test('a refund of one ticket leaves the others of its order playing', async () => {
  const { show } = await watchedShow(stage)
  const fan = await newFan(stage)
  const { ticketIds } = await buy(stage, fan, show, 2)
  const [first = '', second = ''] = ticketIds
  const grants = [await watch(stage, fan, first), await watch(stage, fan, second)]
  await refundTicket(ports, await newStaff(stage, show.organisationId, 'manager'), { ticketId: first, reason: 'asked for' })
  await work(stage)
  expect(await Promise.all(grants.map(({ grantId }) => outcomeOf(renewGrant(ports, fan, { grantId }))))).toEqual(['ticket_refunded', 'done'])
})

test('a banned fan cannot play: no renewal, no key, no new grant', async () => {
  const { show, fan } = await watchedShow(stage)
  const { ticketId, orderId } = await buy(stage, fan, show)
  const grant = await watch(stage, fan, ticketId)
  await banBuyer(ports, await newStaff(stage, show.organisationId, 'owner'), { orderId, reason: 'filmed the screen' })
  const banned = await asNow(stage, fan)
  const attempts = () => Promise.all([renewGrant(ports, banned, { grantId: grant.grantId }), key(stage, banned, grant), watch(stage, banned, ticketId)].map(outcomeOf))
  expect(await attempts()).toEqual(['grant_ended', 'grant_ended', 'grant_ended'])
  await work(stage)
  expect(await ports.db.grant.count({ where: { personId: fan.personId, endedAt: null } })).toBe(0)
  expect(await attempts()).toEqual(['grant_ended', 'grant_ended', 'grant_ended'])
})

test('what a browser was playing ends with its session, and what another plays goes on', async () => {
  const { show, fan } = await watchedShow(stage)
  const tickets = [await buy(stage, fan, show), await buy(stage, fan, show)]
  const phone = await signIn(stage, fan.personId)
  const other = await newFan(stage)
  const { ticketId: otherTicket } = await buy(stage, other, show)
  const onPhone = await watch(stage, phone.actor, tickets[0]?.ticketId ?? '')
  const others = await watch(stage, other, otherTicket)
  await endEverySession(ports, phone.actor)
  await work(stage)
  const returned = await again(stage, fan)
  expect(await outcomeOf(renewGrant(ports, returned, { grantId: onPhone.grantId }))).toBe('grant_ended')
  expect(await outcomeOf(renewGrant(ports, other, { grantId: others.grantId }))).toBe('done')
})

test("another fan's ticket, grant and link do not exist", async () => {
  const { fan, ticketId, page } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  const stranger = await watchedShow(stage)
  const holder = await newFan(stage)
  await buy(stage, holder, stranger.show)
  for (const other of [stranger.fan, holder, await newFan(stage)]) {
    expect(await outcomeOf(watch(stage, other, ticketId))).toBe('not_found')
    expect(await outcomeOf(openGrant(ports, other, { contentId: page.contentId }))).toBe('not_found')
    expect(await outcomeOf(renewGrant(ports, other, { grantId: grant.grantId }))).toBe('not_found')
    expect(await outcomeOf(key(stage, other, grant))).toBe('not_found')
  }
  for (const id of [randomUUID()]) {
    expect(await outcomeOf(watch(stage, fan, id))).toBe('not_found')
    expect(await outcomeOf(renewGrant(ports, fan, { grantId: id }))).toBe('not_found')
  }
  expect(await outcomeOf(renewGrant(ports, fan, { grantId: grant.grantId }))).toBe('done')
})

test('before anybody is on air there is nothing to play', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { ticketId } = await buy(stage, fan, show)
  expect(await outcomeOf(watch(stage, fan, ticketId))).toBe('not_on_air')
})

test('the artist and their crew view their own broadcast, and nobody else does without a ticket', async () => {
  const { show, artist, page } = await watchedShow(stage)
  const crew = await newArtist(stage, show.artistProfileId, 'crew')
  for (const own of [artist, crew]) {
    const grant = await openGrant(ports, own, { contentId: page.contentId })
    expect(grant).toMatchObject({ phase: 'live', mark: 'STUDIO', contentId: page.contentId })
    expect(await outcomeOf(renewGrant(ports, own, { grantId: grant.grantId }))).toBe('done')
    expect(await outcomeOf(key(stage, own, grant))).toBe('done')
  }
  const foreign = await newShow(stage)
  const strangers = [
    await newArtist(stage, foreign.artistProfileId),
    await newStaff(stage, foreign.organisationId, 'owner'),
    await newFan(stage),
  ]
  for (const stranger of strangers) expect(await outcomeOf(openGrant(ports, stranger, { contentId: page.contentId }))).toBe('not_found')
  expect(await outcomeOf(openGrant(ports, artist, { contentId: randomUUID() }))).toBe('not_found')
  // They are no audience.
  expect(await readHealth(ports, artist, { broadcastId: show.broadcastId })).toMatchObject({ viewers: 0 })
})

test("an artist who is taken off the profile loses the view with the next request", async () => {
  const { show, artist, page } = await watchedShow(stage)
  const grant = await openGrant(ports, artist, { contentId: page.contentId })
  await ports.db.artistMember.deleteMany({ where: { personId: artist.personId, artistProfileId: show.artistProfileId } })
  const former = await asNow(stage, artist)
  expect(await outcomeOf(renewGrant(ports, former, { grantId: grant.grantId }))).toBe('not_found')
  expect(await outcomeOf(key(stage, former, grant))).toBe('not_found')
})

test('a grant of the live picture ends with the broadcast', async () => {
  const { show, artist, fan, ticketId } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  await endBroadcast(ports, artist, { broadcastId: show.broadcastId })
  expect(await outcomeOf(renewGrant(ports, fan, { grantId: grant.grantId }))).toBe('grant_ended')
  expect(await outcomeOf(key(stage, fan, grant))).toBe('grant_ended')
})

test('a viewer stays while the artist reloads the page', async () => {
  const { show, artist, fan, ticketId } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  await openPage(stage, artist, show)
  expect(await outcomeOf(renewGrant(ports, fan, { grantId: grant.grantId }))).toBe('done')
})

test('no grant slips in between a refund and the ending of what plays', async () => {
  const { fan, ticketId, show } = await watchedShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  // Somebody else holds the ticket's row, so that refund and grant wait in line for it, the refund first.
  await stage.owner.query('BEGIN')
  await stage.owner.query('SELECT FROM ticket WHERE id = $1 FOR UPDATE', [ticketId])
  const inLine = () => ports.db.$queryRaw<{ pid: number }[]>`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  const refund = refundTicket(ports, manager, { ticketId, reason: 'asked for' })
  await expect.poll(async () => (await inLine()).length).toBe(1)
  const opening = outcomeOf(openGrant(elsewhere, fan, { ticketId }))
  await expect.poll(async () => (await inLine()).length).toBe(2)
  await stage.owner.query('COMMIT')
  await refund
  expect(await opening).toBe('ticket_refunded')
  expect(await ports.db.grant.count({ where: { ticketId, endedAt: null } })).toBe(0)
})
