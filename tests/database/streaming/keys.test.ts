import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ensureLedgerMonths, pseudonym } from '@/lib/audit'
import { cutBroadcast, openGrant, readKey, renewGrant, restoreBroadcast } from '@/lib/streaming'
import { pushInit, pushSegment, pushSegments } from '../broadcast'
import { newFan, newStaff } from '../cast'
import { buy } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { key, watch, watchedShow, type Watched } from '../viewing'

const epochSeconds = 60
const stage = await openStage({ keyEpochSeconds: epochSeconds })
const { ports, clock } = stage
const epochs = [1, 2, 3, 4]

/** What comes of asking for each of the first four epochs' keys. */
const keysOf = (fan: Watched['fan'], grant: { grantId: string; contentId: string }) =>
  Promise.all(epochs.map((epoch) => outcomeOf(key(stage, fan, grant, epoch))))

async function newcomer({ show }: Watched) {
  const fan = await newFan(stage)
  const { ticketId } = await buy(stage, fan, show)
  return { fan, grant: await watch(stage, fan, ticketId) }
}

test('a key that is given is the one that seals, and its row in the ledger says to whom', async () => {
  const { fan, ticketId, page, show } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  const asked = stage.asking('playback.key')
  const given = await readKey(asked, fan, { contentId: page.contentId, grant: grant.grantId, epoch: '1' })
  expect(Buffer.from(given)).toEqual(await ports.vault.open(page.contentId, 1))
  const rows = await ports.db.ledgerEntry.findMany({ where: { requestId: asked.request.id } })
  expect(rows).toMatchObject([
    {
      action: 'playback.key',
      outcome: 'done',
      actor: pseudonym(ports, fan.personId),
      subject: pseudonym(ports, fan.personId),
      organisationId: show.organisationId,
      eventId: show.eventId,
      contentId: page.contentId,
      ticketId,
      grantId: grant.grantId,
      epoch: 1,
    },
  ])
})

test('a viewer who comes in during epoch 3 gets the keys of epoch 3 and later only', async () => {
  const watched = await watchedShow(stage)
  clock.pass({ seconds: 2 * epochSeconds })
  // The live playlist lists twelve segments: all of this epoch by now.
  await pushSegments(stage, watched.page, 120, 131)
  const { fan, grant } = await newcomer(watched)
  expect(await keysOf(fan, grant)).toEqual(['not_found', 'not_found', 'done', 'not_found'])
  clock.pass({ seconds: epochSeconds })
  await pushSegment(stage, watched.page, 200)
  await renewGrant(ports, fan, { grantId: grant.grantId })
  expect(await keysOf(fan, grant)).toEqual(['not_found', 'not_found', 'done', 'done'])
})

test('a viewer who comes in as an epoch has just begun gets the one before too, which the playlist still lists', async () => {
  const watched = await watchedShow(stage)
  clock.pass({ seconds: epochSeconds })
  await pushSegments(stage, watched.page, 60, 70)
  const { fan, grant } = await newcomer(watched)
  expect(await keysOf(fan, grant)).toEqual(['done', 'done', 'not_found', 'not_found'])
  await pushSegment(stage, watched.page, 71)
  const late = await newcomer(watched)
  expect(await keysOf(late.fan, late.grant)).toEqual(['not_found', 'done', 'not_found', 'not_found'])
})

test('after a cut that was taken back a newcomer gets no key from before it', async () => {
  const watched = await watchedShow(stage)
  const moderator = await newStaff(stage, watched.show.organisationId, 'moderator')
  const of = { broadcastId: watched.show.broadcastId }
  await cutBroadcast(ports, moderator, { ...of, reason: 'a stranger walked on stage' })
  clock.pass({ seconds: 2 * epochSeconds })
  await restoreBroadcast(ports, moderator, of)
  const early = await newcomer(watched)
  expect(await keysOf(early.fan, early.grant)).toEqual(['not_found', 'not_found', 'not_found', 'not_found'])
  clock.pass({ seconds: 2 })
  await pushSegment(stage, watched.page, 2 * epochSeconds + 2)
  expect(await keysOf(early.fan, early.grant)).toEqual(['not_found', 'not_found', 'done', 'not_found'])
  const late = await newcomer(watched)
  expect(await keysOf(late.fan, late.grant)).toEqual(['not_found', 'not_found', 'done', 'not_found'])
})

test('a rendition that is pushed no more opens no older epoch', async () => {
  const watched = await watchedShow(stage)
  await pushInit(stage, watched.page, 'v1')
  // The studio stepped down: the larger picture has ended in epoch 1.
  await pushSegments(stage, watched.page, 1, 3, 'v1')
  await pushSegments(stage, watched.page, 1, 3, 'v0')
  clock.pass({ seconds: 2 * epochSeconds })
  await pushSegments(stage, watched.page, 120, 131, 'v0')
  const { fan, grant } = await newcomer(watched)
  expect(await keysOf(fan, grant)).toEqual(['not_found', 'not_found', 'done', 'not_found'])
})

test('a viewer who was there from the beginning gets each key as its epoch begins', async () => {
  const { fan, ticketId, page } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  expect(await keysOf(fan, grant)).toEqual(['done', 'not_found', 'not_found', 'not_found'])
  for (const epoch of [2, 3]) {
    clock.pass({ seconds: epochSeconds })
    await renewGrant(ports, fan, { grantId: grant.grantId })
    await pushSegment(stage, page, epoch * epochSeconds)
  }
  expect(await keysOf(fan, grant)).toEqual(['done', 'done', 'done', 'not_found'])
})

test('no number but that of an epoch is a key', async () => {
  const { fan, ticketId } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  for (const epoch of [2, 999, 9_999_999]) expect(await outcomeOf(key(stage, fan, grant, epoch))).toBe('not_found')
})

test('a grant gives keys of its own content only', async () => {
  const mine = await watchedShow(stage)
  const other = await watchedShow(stage)
  const grant = await watch(stage, mine.fan, mine.ticketId)
  for (const contentId of [other.page.contentId, randomUUID()]) {
    expect(await outcomeOf(key(stage, mine.fan, { ...grant, contentId }))).toBe('not_found')
  }
  expect(await outcomeOf(key(stage, mine.fan, { ...grant, grantId: randomUUID() }))).toBe('not_found')
  // Nor does holding both tickets mix them.
  const { ticketId } = await buy(stage, mine.fan, other.show)
  await watch(stage, mine.fan, ticketId)
  expect(await outcomeOf(key(stage, mine.fan, { ...grant, contentId: other.page.contentId }))).toBe('not_found')
})

test('a grant that has run out gives no key until it is renewed', async () => {
  const { fan, ticketId } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  clock.pass({ seconds: ports.env.grantSeconds, ms: -1 })
  expect(await outcomeOf(key(stage, fan, grant))).toBe('done')
  clock.pass({ ms: 1 })
  expect(await outcomeOf(key(stage, fan, grant))).toBe('grant_ended')
  await renewGrant(ports, fan, { grantId: grant.grantId })
  expect(await outcomeOf(key(stage, fan, grant))).toBe('done')
})

test('a key of a content whose keys were destroyed is gone', async () => {
  const { fan, ticketId, page } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  await ports.vault.destroy(page.contentId)
  expect(await outcomeOf(key(stage, fan, grant))).toBe('not_found')
})

test('a refused key leaves no row that says it was given', async () => {
  const { fan, ticketId, page } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  const asked = stage.asking('playback.key')
  expect(await outcomeOf(readKey(asked, fan, { contentId: page.contentId, grant: grant.grantId, epoch: '7' }))).toBe('not_found')
  expect(await ports.db.ledgerEntry.count({ where: { requestId: asked.request.id } })).toBe(0)
})

test('no row in the ledger, no key and no grant', async () => {
  const { fan, ticketId, page } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  const at = clock.now()
  const month = `ledger_entry_${at.getUTCFullYear()}_${String(at.getUTCMonth() + 1).padStart(2, '0')}`
  await stage.owner.query(`DROP TABLE ${month}`)
  await expect(key(stage, fan, grant)).rejects.toThrow(/no partition/)
  await expect(renewGrant(ports, fan, { grantId: grant.grantId })).rejects.toThrow(/no partition/)
  await expect(openGrant(ports, fan, { ticketId })).rejects.toThrow(/no partition/)
  // The device that was playing was not put off by an opening that failed.
  expect(await ports.db.grant.findMany({ where: { ticketId, endedAt: null }, select: { id: true } })).toEqual([{ id: grant.grantId }])
  await ensureLedgerMonths(ports)
  expect(await outcomeOf(key(stage, fan, grant))).toBe('done')
  expect(await ports.db.ledgerEntry.count({ where: { contentId: page.contentId } })).toBe(1)
})
