import { expect, test } from 'vitest'
import type { Ports } from '@/lib/platform/ports'
import { cutBroadcast, openGrant, readKey } from '@/lib/streaming'
import { endGrantsOfSession } from '@/lib/streaming/grants/end-grants'
import { refundTicket } from '@/lib/ticketing'
import { openPage, pushInit, pushSegment } from '../broadcast'
import { newArtist, newStaff } from '../cast'
import { newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'
import { watch, watchedShow } from '../viewing'

const stage = await openStage()
const { ports, clock } = stage

/** The pool has fewer connections than this. */
const many = 9

/** The real stores behind a door that stays shut until `open` is called. */
function slowly(of: Ports) {
  const door = Promise.withResolvers<void>()
  const waiting = { count: 0 }
  const wait = () => {
    waiting.count += 1
    return door.promise
  }
  const { vault, storage } = of
  const slow: Ports = {
    ...of,
    vault: { ...vault, open: (contentId, epoch) => wait().then(() => vault.open(contentId, epoch)) },
    storage: { ...storage, put: (key, bytes) => wait().then(() => storage.put(key, bytes)) },
  }
  return { ports: slow, waiting, open: () => door.resolve() }
}

/** How soon something else that asks the database is answered, ms. */
async function soon(): Promise<number> {
  const from = performance.now()
  await ports.db.person.count()
  return performance.now() - from
}

test('keys that wait for a slow vault hold up nobody else', async () => {
  const { fan, ticketId, page } = await watchedShow(stage)
  const { grantId } = await watch(stage, fan, ticketId)
  const slow = slowly(ports)
  const keys = Array.from({ length: many }, () => readKey(slow.ports, fan, { contentId: page.contentId, grant: grantId, epoch: '1' }))
  await expect.poll(() => slow.waiting.count).toBe(many)
  expect(await soon()).toBeLessThan(1_000)
  slow.open()
  expect(new Set((await Promise.all(keys)).map((key) => Buffer.from(key).toString('hex'))).size).toBe(1)
})

test('segments that wait for a slow storage leave connections for everybody else', async () => {
  const slow = slowly(ports)
  const pages = await Promise.all(
    Array.from({ length: many }, async () => {
      const show = await newShow(stage)
      const page = await openPage(stage, await newArtist(stage, show.artistProfileId), show)
      await pushInit(stage, page)
      return page
    }),
  )
  const pushes = pages.map((page) => pushSegment({ ...stage, ports: slow.ports }, page, 0))
  await expect.poll(() => slow.waiting.count).toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await soon()).toBeLessThan(1_000)
  slow.open()
  expect((await Promise.all(pushes)).map(({ kind }) => kind)).toEqual(pages.map(() => 'media'))
})

test('what ends while the vault is asked ends the key with it, and leaves no row', async () => {
  const endings: [string, (watched: Awaited<ReturnType<typeof watchedShow>>, grantId: string) => Promise<unknown>][] = [
    ['playing_elsewhere', ({ fan, ticketId }) => openGrant(ports, fan, { ticketId })],
    ['grant_ended', ({ fan }) => endGrantsOfSession(ports, fan.sessionId)],
    ['ticket_refunded', async ({ ticketId, show }) => refundTicket(ports, await newStaff(stage, show.organisationId, 'manager'), { ticketId, reason: 'they asked for it' })],
    ['cut', async ({ show }) => cutBroadcast(ports, await newStaff(stage, show.organisationId, 'moderator'), { broadcastId: show.broadcastId, reason: 'a stranger on stage' })],
    ['grant_ended', () => Promise.resolve(clock.pass({ seconds: ports.env.grantSeconds }))],
  ]
  for (const [code, end] of endings) {
    const watched = await watchedShow(stage)
    const { grantId } = await watch(stage, watched.fan, watched.ticketId)
    const asked = stage.asking('playback.key')
    const slow = slowly(asked)
    const key = outcomeOf(readKey(slow.ports, watched.fan, { contentId: watched.page.contentId, grant: grantId, epoch: '1' }))
    await expect.poll(() => slow.waiting.count).toBe(1)
    await end(watched, grantId)
    slow.open()
    expect(await key).toBe(code)
    expect(await ports.db.ledgerEntry.count({ where: { requestId: asked.request.id } })).toBe(0)
  }
})

test('a vault that fails leaves no row either', async () => {
  const { fan, ticketId, page } = await watchedShow(stage)
  const { grantId } = await watch(stage, fan, ticketId)
  const asked = stage.asking('playback.key')
  const broken: Ports = { ...asked, vault: { ...asked.vault, open: () => Promise.reject(new Error('the vault is away')) } }
  await expect(readKey(broken, fan, { contentId: page.contentId, grant: grantId, epoch: '1' })).rejects.toThrow('the vault is away')
  expect(await ports.db.ledgerEntry.count({ where: { requestId: asked.request.id } })).toBe(0)
})
