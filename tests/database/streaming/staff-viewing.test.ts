import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { pseudonym } from '@/lib/audit'
import { endBroadcast, openGrant, readHealth, readModeratedWatch, renewGrant } from '@/lib/streaming'
import { OpenGrant } from '@/lib/streaming/contract'
import { again, asNow, newArtist, newFan, newPerson, newStaff, signIn } from '../cast'
import { newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { key, verdict, watchedShow } from '../viewing'

const stage = await openStage()
const { ports, clock } = stage
const reason = 'a viewer reported the sound'
const inAnHour = () => new Date(clock.now().getTime() + 3_600_000)

test('staff look at their own broadcast with a reason, which is in the row and in the ledger', async () => {
  const { show, page } = await watchedShow(stage)
  for (const role of ['moderator', 'manager', 'owner'] as const) {
    const staff = await newStaff(stage, show.organisationId, role)
    const asked = stage.asking('playback.grant')
    const grant = await openGrant(asked, staff, { broadcastId: show.broadcastId, reason })
    expect(grant).toMatchObject({ contentId: page.contentId, phase: 'live', expiresInMs: 60_000 })
    expect(verdict(stage, grant.manifestUrl)).toMatchObject({ ok: true, contentId: page.contentId })
    expect(await outcomeOf(renewGrant(ports, staff, { grantId: grant.grantId }))).toBe('done')
    expect(await outcomeOf(key(stage, staff, grant))).toBe('done')
    expect(await ports.db.grant.findUnique({ where: { id: grant.grantId } })).toMatchObject({ reason, ticketId: null, personId: staff.personId })
    expect(await ports.db.ledgerEntry.findMany({ where: { requestId: asked.request.id } })).toMatchObject([
      { actor: pseudonym(ports, staff.personId), contentId: page.contentId, grantId: grant.grantId, eventId: show.eventId, detail: { phase: 'live', reason } },
    ])
    expect(await outcomeOf(openGrant(ports, staff, { contentId: page.contentId, reason }))).toBe('done')
  }
  expect(await readHealth(ports, await newArtist(stage, show.artistProfileId), { broadcastId: show.broadcastId })).toMatchObject({ viewers: 0 })
})

test('the mark over what staff look at leads to them in the ledger', async () => {
  const { show } = await watchedShow(stage)
  const staff = await newStaff(stage, show.organisationId, 'moderator')
  const { mark } = await openGrant(ports, staff, { broadcastId: show.broadcastId, reason })
  const name = Buffer.from(pseudonym(ports, staff.personId), 'base64url').toString('hex').toUpperCase()
  expect(mark).toMatch(/^STAFF [0-9A-F]{6}$/)
  expect(name.startsWith(mark.slice('STAFF '.length))).toBe(true)
  expect((await readModeratedWatch(ports, staff, { broadcastId: show.broadcastId })).mark).toBe(mark)
})

test('without a reason staff are asked for one', async () => {
  const { show, page } = await watchedShow(stage)
  const staff = await newStaff(stage, show.organisationId, 'owner')
  const refusal = openGrant(ports, staff, { broadcastId: show.broadcastId })
  await expect(refusal).rejects.toMatchObject({ code: 'invalid_input', words: { user: expect.stringContaining('why') } })
  expect(await outcomeOf(openGrant(ports, staff, { contentId: page.contentId }))).toBe('invalid_input')
  expect(OpenGrant.safeParse({ broadcastId: show.broadcastId, reason: ' why ' }).success).toBe(false)
  expect(OpenGrant.safeParse({ broadcastId: show.broadcastId, reason }).success).toBe(true)
  expect(OpenGrant.safeParse({ ticketId: randomUUID(), reason }).success).toBe(false)
  expect(OpenGrant.safeParse({ contentId: randomUUID(), broadcastId: randomUUID(), reason }).success).toBe(false)
  expect(await ports.db.grant.count({ where: { personId: staff.personId } })).toBe(0)
})

test('moderators of the event look at the broadcasts that are theirs, until their right ends', async () => {
  const { show } = await watchedShow(stage)
  const row = (limitedTo: string[]) => ({ eventId: show.eventId, role: 'moderator' as const, limitedTo, endsAt: inAnHour() })
  const within = await newPerson(stage)
  const kept = await newPerson(stage)
  await ports.db.eventStaff.createMany({ data: [{ ...row([show.broadcastId]), personId: within }, { ...row([randomUUID()]), personId: kept }] })
  const { actor } = await signIn(stage, within)
  const grant = await openGrant(ports, actor, { broadcastId: show.broadcastId, reason })
  expect(await outcomeOf(openGrant(ports, (await signIn(stage, kept)).actor, { broadcastId: show.broadcastId, reason }))).toBe('not_found')
  await ports.db.eventStaff.updateMany({ where: { personId: within }, data: { endsAt: clock.now() } })
  expect(await outcomeOf(renewGrant(ports, await asNow(stage, actor), { grantId: grant.grantId }))).toBe('not_found')
})

test("the platform's people look while their visit lasts", async () => {
  const { show } = await watchedShow(stage)
  const personId = await newPerson(stage)
  await ports.db.platformRole.create({ data: { personId, role: 'support' } })
  const outside = await signIn(stage, personId)
  expect(await outcomeOf(openGrant(ports, outside.actor, { broadcastId: show.broadcastId, reason }))).toBe('not_found')
  const { organisationId } = show
  await ports.db.platformVisit.create({ data: { personId, organisationId, role: 'support', reason, startedAt: clock.now(), expiresAt: inAnHour() } })
  const visitor = await again(stage, outside.actor)
  const grant = await openGrant(ports, visitor, { broadcastId: show.broadcastId, reason })
  await ports.db.platformVisit.updateMany({ where: { personId }, data: { endedAt: clock.now() } })
  expect(await outcomeOf(key(stage, await asNow(stage, visitor), grant))).toBe('not_found')
})

test('for everybody else there is nothing to look at, with or without a reason', async () => {
  const { show, fan, page } = await watchedShow(stage)
  const foreign = await newShow(stage)
  const strangers = [fan, await newFan(stage), await newStaff(stage, foreign.organisationId, 'owner'), await newArtist(stage, foreign.artistProfileId)]
  for (const stranger of strangers) {
    for (const wanted of [{ broadcastId: show.broadcastId }, { contentId: page.contentId }]) {
      expect(await outcomeOf(openGrant(ports, stranger, wanted))).toBe('not_found')
      expect(await outcomeOf(openGrant(ports, stranger, { ...wanted, reason }))).toBe('not_found')
    }
    expect(await outcomeOf(readModeratedWatch(ports, stranger, { broadcastId: show.broadcastId }))).toBe('not_found')
  }
  const owner = await newStaff(stage, show.organisationId, 'owner')
  for (const nothing of [{ broadcastId: randomUUID() }, { contentId: randomUUID() }]) {
    expect(await outcomeOf(openGrant(ports, owner, { ...nothing, reason }))).toBe('not_found')
  }
})

test('a role that is taken away ends the look with the next request', async () => {
  const { show } = await watchedShow(stage)
  const staff = await newStaff(stage, show.organisationId, 'moderator')
  const grant = await openGrant(ports, staff, { broadcastId: show.broadcastId, reason })
  await ports.db.membership.deleteMany({ where: { personId: staff.personId } })
  const former = await asNow(stage, staff)
  expect(await outcomeOf(renewGrant(ports, former, { grantId: grant.grantId }))).toBe('not_found')
  expect(await outcomeOf(key(stage, former, grant))).toBe('not_found')
})

test('what staff look at follows the broadcast: nothing before it, the live picture, the recording, nothing after', async () => {
  const before = await newShow(stage)
  const early = await newStaff(stage, before.organisationId, 'moderator')
  expect(await outcomeOf(openGrant(ports, early, { broadcastId: before.broadcastId, reason }))).toBe('not_on_air')
  expect((await readModeratedWatch(ports, early, { broadcastId: before.broadcastId })).state).toBe('not_started')
  const { show, artist } = await watchedShow(stage)
  const staff = await newStaff(stage, show.organisationId, 'moderator')
  const look = () => openGrant(ports, staff, { broadcastId: show.broadcastId, reason })
  const state = async () => (await readModeratedWatch(ports, staff, { broadcastId: show.broadcastId })).state
  const live = await look()
  expect(await state()).toBe('live')
  await endBroadcast(ports, artist, { broadcastId: show.broadcastId })
  expect(await outcomeOf(renewGrant(ports, staff, { grantId: live.grantId }))).toBe('grant_ended')
  expect([await state(), (await look()).phase]).toEqual(['archive', 'archive'])
  clock.pass({ minutes: 60 })
  expect([await state(), await outcomeOf(look())]).toEqual(['archive_over', 'window_ended'])
})

test('an artist who is staff too gives a reason for neither or one, and each is what it says', async () => {
  const { show, artist, page } = await watchedShow(stage)
  await ports.db.membership.create({ data: { organisationId: show.organisationId, personId: artist.personId, role: 'manager' } })
  const both = await again(stage, artist)
  expect((await openGrant(ports, both, { contentId: page.contentId })).mark).toBe('STUDIO')
  expect((await openGrant(ports, both, { broadcastId: show.broadcastId, reason })).mark).toMatch(/^STAFF/)
})
