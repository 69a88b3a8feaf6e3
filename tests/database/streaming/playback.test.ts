import { afterAll, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/accounts/contract'
import { endBroadcast, openGrant, renewGrant, startOrigin } from '@/lib/streaming'
import type { GrantDto } from '@/lib/streaming/contract'
import { ask } from '@/lib/streaming/origin/doubles/ask'
import { unseal } from '@/lib/streaming/sealing/rules/seal'
import { looksLikePlainMedia } from '@/lib/streaming/sealing/rules/plain-media'
import { refundTicket } from '@/lib/ticketing'
import { initBytes, openPage, pushInit, pushSegment, pushSegments, segmentBytes } from '../broadcast'
import { newStaff } from '../cast'
import { openStage, outcomeOf } from '../stage'
import { key, verifyKeys, watch, watchedShow } from '../viewing'

// The whole way of a picture: pushed by the artist, sealed, listed by the media origin, opened by a viewer.
const stage = await openStage({ keyEpochSeconds: 60 })
const { ports, clock } = stage
const origin = startOrigin(stage.anotherProcess(), verifyKeys(stage))
const port = await origin.listen(0, '127.0.0.1')
afterAll(() => origin.close())

const get = (path: string, query: string) => ask(port, `/${path}?${query}`)

/** Plays as a player does: playlists, keys with the grant, objects with the query; answers what it would show. */
async function play(fan: PersonActor, grant: GrantDto, rendition = 'v0') {
  const folder = `${grant.contentId}/${rendition}`
  const multivariant = await get(`${grant.contentId}/${grant.phase}.m3u8`, grant.query)
  expect([multivariant.status, multivariant.text]).toEqual([200, expect.stringContaining(`${rendition}/${grant.phase}.m3u8?`)])
  const playlist = await get(`${folder}/${grant.phase}.m3u8`, grant.query)
  expect(playlist.status).toBe(200)
  const keys = new Map<string, Uint8Array>()
  const shown: Buffer[] = []
  let seal: { epoch: string; iv: string } | null = null
  for (const line of playlist.text.split('\n')) {
    const sealing = /^#EXT-X-KEY:METHOD=AES-128,URI="\/api\/contents\/([^/]+)\/keys\/(\d+)",IV=0x([0-9a-f]{32})$/.exec(line)
    if (sealing) {
      expect(sealing[1]).toBe(grant.contentId)
      seal = { epoch: sealing[2] ?? '', iv: sealing[3] ?? '' }
    }
    const name = /^(?:#EXT-X-MAP:URI=")?([\w-]+\.(?:mp4|m4s))\?/.exec(line)?.[1]
    if (!name || !seal) continue
    const { epoch, iv } = seal
    const opener = keys.get(epoch) ?? (await key(stage, fan, grant, Number(epoch)))
    keys.set(epoch, opener)
    const object = await get(`${folder}/${name}`, grant.query)
    expect([name, object.status, looksLikePlainMedia(object.body)]).toEqual([name, 200, false])
    shown.push(unseal(object.body, opener, Buffer.from(iv, 'hex')))
  }
  return { shown, keys: [...keys.keys()].map(Number), playlist: playlist.text }
}

const pictures = (...numbers: number[]) => numbers.map(segmentBytes)

test('a ticket holder sees, byte for byte, what the artist sent, over a change of keys and of pages', async () => {
  const { show, artist, page, fan, ticketId } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  await pushSegments(stage, page, 1, 2)
  expect((await play(fan, grant)).shown).toEqual([initBytes, ...pictures(0, 1, 2)])
  clock.pass({ seconds: 59 })
  const renewed = await renewGrant(ports, fan, { grantId: grant.grantId })
  await pushSegments(stage, page, 60, 61)
  await expect.poll(async () => (await play(fan, renewed)).shown).toEqual([initBytes, ...pictures(0, 1, 2), initBytes, ...pictures(60, 61)])
  const next = await openPage(stage, artist, show)
  await pushInit(stage, next)
  await pushSegments(stage, next, 0, 1)
  const again = await renewGrant(ports, fan, { grantId: grant.grantId })
  await expect.poll(async () => (await play(fan, again)).shown).toEqual([initBytes, ...pictures(0, 1, 2), initBytes, ...pictures(60, 61), initBytes, ...pictures(0, 1)])
  // One for the numbers that were left out, one for the new page.
  expect((await play(fan, again)).playlist.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(2)
})

test('the playlist is the same bytes for every viewer', async () => {
  const { fan, ticketId, artist, page } = await watchedShow(stage)
  const [fans, artists] = [await watch(stage, fan, ticketId), await openGrant(ports, artist, { contentId: page.contentId })]
  expect((await play(fan, fans)).playlist).toBe((await play(artist, artists)).playlist)
})

test('a blocking request is answered with the segment it waits for', async () => {
  const { fan, ticketId, page } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  await play(fan, grant)
  const waiting = get(`${page.contentId}/v0/live.m3u8`, `${grant.query}&_HLS_msn=1`)
  let isAnswered = false
  void waiting.then(() => (isAnswered = true))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(isAnswered).toBe(false)
  await pushSegment(stage, page, 1)
  const answered = await waiting
  expect([answered.status, answered.text]).toEqual([200, expect.stringContaining('\n1.m4s?')])
})

test('after the end the archive plays from the first picture to the last', async () => {
  const { show, artist, page, fan, ticketId } = await watchedShow(stage)
  await pushSegments(stage, page, 1, 20)
  clock.pass({ seconds: 60 })
  await pushSegments(stage, page, 81, 85)
  await endBroadcast(ports, artist, { broadcastId: show.broadcastId })
  const grant = await watch(stage, fan, ticketId)
  const all = [initBytes, ...Array.from({ length: 21 }, (_, number) => segmentBytes(number)), initBytes, ...pictures(81, 82, 83, 84, 85)]
  const { shown, keys, playlist } = await play(fan, grant)
  expect(shown).toEqual(all)
  expect(keys).toEqual([1, 2])
  expect(playlist).toContain('#EXT-X-ENDLIST')
})

test('nothing leaves the origin without a link, with a changed one, or for another content', async () => {
  const mine = await watchedShow(stage)
  const other = await watchedShow(stage)
  const grant = await watch(stage, mine.fan, mine.ticketId)
  const paths = ['live.m3u8', 'archive.m3u8', 'v0/live.m3u8', 'v0/0.m4s', 'v0/init-1-1.mp4']
  const queries: [string, string][] = [
    [mine.page.contentId, ''],
    [mine.page.contentId, grant.query.replace(/Signature=./, (start) => (start.endsWith('A') ? 'Signature=B' : 'Signature=A'))],
    [mine.page.contentId, grant.query.replace(grant.grantId, 'another')],
    [mine.page.contentId, grant.query.replaceAll('~', '%7E').replaceAll('-', '%2D')],
    [other.page.contentId, grant.query],
  ]
  for (const [contentId, query] of queries) {
    for (const path of paths) expect([path, (await get(`${contentId}/${path}`, query)).status]).toEqual([path, 403])
  }
  expect((await get(`${mine.page.contentId}/v0/0.m4s`, grant.query)).status).toBe(200)
})

test('after a refund segments are refused when the last grant has run out', async () => {
  const { show, fan, ticketId, page } = await watchedShow(stage)
  const grant = await watch(stage, fan, ticketId)
  await refundTicket(ports, await newStaff(stage, show.organisationId, 'manager'), { ticketId, reason: 'asked for' })
  expect(await outcomeOf(renewGrant(ports, fan, { grantId: grant.grantId }))).toBe('ticket_refunded')
  const segment = () => get(`${page.contentId}/v0/0.m4s`, grant.query)
  clock.pass({ seconds: ports.env.grantSeconds - 1 })
  expect((await segment()).status).toBe(200)
  clock.pass({ seconds: 1 })
  expect((await segment()).status).toBe(403)
})
