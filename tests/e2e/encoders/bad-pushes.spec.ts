import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/processes/root'
import { expect, test } from '../stack'
import { post } from '../shop'
import { ownShow } from './own-show'
import { mediaState, send, trickle, type Answer } from './wire'

const fixture = (name: string) => readFileSync(join(projectRoot, 'lib/streaming/ingest/rules/fixtures', name))
const init = fixture('encoder-init.mp4')
const segment = fixture('encoder-segment.m4s')
const transport = fixture('encoder-segment-0.mpegts')

type Made = { key: string; ingestPath: string; made: { id: string } }

/** HEVC in place of H.264: its stream type in the program map. */
const hevc = () => Buffer.from(transport.toString('latin1').replaceAll('\x1b\xe1\x00', '\x24\xe1\x00'), 'latin1')
const playlist = (...lines: string[]) => Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:1\n${lines.join('\n')}\n`)

test('bad pushes over HTTP are told why, and change nothing', async ({ stack, enter }) => {
  test.setTimeout(120_000)
  const [show, other, over] = [await ownShow(stack, 'bad'), await ownShow(stack, 'other'), await ownShow(stack, 'over')]
  const { page } = await enter('artist')
  const makeKey = (broadcastId: string, label: string) => post<Made>(page, `/api/streaming/broadcasts/${broadcastId}/encoder-keys`, { label })
  const [own, foreign, ended, revoked, second] = [
    await makeKey(show.broadcastId, 'own'),
    await makeKey(other.broadcastId, 'foreign'),
    await makeKey(over.broadcastId, 'over'),
    await makeKey(show.broadcastId, 'revoked'),
    await makeKey(show.broadcastId, 'second'),
  ]
  await post(page, `/api/streaming/broadcasts/${show.broadcastId}/encoder-keys/${revoked.made.id}/revocation`, {})
  await post(page, `/api/streaming/broadcasts/${over.broadcastId}/end`, {})
  const base = stack.urls.appLoopback
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
  const put = (path: string, body: Uint8Array, { key = own.key, at = own.ingestPath, headers = {} as Record<string, string> } = {}) =>
    send(base, `${at}/${path}`, { headers: { ...bearer(key), ...headers }, body })
  const head = (path: string, length: string) => `PUT ${own.ingestPath}/${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${own.key}\r\n${length}\r\n\r\n`

  // A good start, chunked and without a length, as ffmpeg sends it.
  expect(await put('init.mp4', init)).toMatchObject({ status: 201 })
  expect(await put('index5.m4s', segment)).toMatchObject({ status: 201 })
  expect(await send(base, `${own.ingestPath}/index4.m4s`, { method: 'DELETE', headers: bearer(own.key) })).toMatchObject({ status: 200 })
  const before = await mediaState(stack)

  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const tooLarge = Buffer.alloc(Number(stack.env['INGEST_MAX_BYTES'] ?? 16 * 1024 * 1024) + 1)
  const bad: [name: string, push: () => Promise<Answer>, status: number, code: string][] = [
    // First those that only hold within the lease of the sender above.
    ['numbers running back', () => put('index4.m4s', segment), 409, 'number_went_back'],
    ['the same number with other bytes', () => put('index5.m4s', Buffer.concat([segment.subarray(0, -1), Buffer.of(1)])), 409, 'conflict'],
    ['two encoders at once', () => put('init.mp4', init, { key: second.key }), 409, 'stream_busy'],
    ['oversize, announced', () => send(base, `${own.ingestPath}/index6.m4s`, { headers: bearer(own.key), body: tooLarge, chunked: false }), 413, 'too_large'],
    ['not media', () => put('index6.m4s', Buffer.from('<html>')), 422, 'media_refused'],
    ['not MPEG-TS', () => put('index6.ts', Buffer.from('G'.repeat(188))), 422, 'media_refused'],
    ['absolute URI in a playlist', () => put('index.m3u8', playlist('#EXTINF:1,', 'https://elsewhere.example/0.m4s')), 422, 'media_refused'],
    ['foreign key in a playlist', () => put('index.m3u8', playlist('#EXT-X-KEY:METHOD=AES-128,URI="k"', '#EXTINF:1,', '0.m4s')), 422, 'media_refused'],
    ['a wrong key', () => put('index6.m4s', segment, { key: `${own.key.slice(0, -4)}AAAA` }), 401, 'encoder_key_refused'],
    ['no key', () => send(base, `${own.ingestPath}/index6.m4s`, { body: segment }), 401, 'sign_in_required'],
    ['a revoked key', () => put('index6.m4s', segment, { key: revoked.key }), 401, 'encoder_key_refused'],
    ['a key and a session', () => put('index6.m4s', segment, { headers: { cookie: cookies, origin: stack.urls.artist, host: new URL(stack.urls.artist).host } }), 400, 'invalid_input'],
    ['another’s stream', () => put('index6.m4s', segment, { key: foreign.key }), 404, 'not_found'],
    ['an ended stream', () => put('init.mp4', init, { key: ended.key, at: ended.ingestPath }), 409, 'stream_ended'],
    ['a truncated box', () => put('index6.m4s', segment.subarray(0, -1)), 422, 'media_refused'],
    ['a truncated packet', () => put('index0.ts', transport.subarray(0, -1), { key: foreign.key, at: foreign.ingestPath }), 422, 'media_refused'],
    ['HEVC', () => put('index0.ts', hevc(), { key: foreign.key, at: foreign.ingestPath }), 422, 'media_refused'],
    ['../ encoded', () => put('%2e%2e%2f6.m4s', segment), 422, 'media_refused'],
  ]
  for (const [name, push, status, code] of bad) {
    const answer = await push()
    expect([name, answer.status, answer.code]).toEqual([name, status, code])
    expect(answer.detail?.length ?? 0, name).toBeGreaterThan(status === 404 || code === 'sign_in_required' ? -1 : 10)
    expect(await mediaState(stack), name).toBe(before)
  }
  for (const path of ['../index6.m4s', 'v0/../../index6.m4s', '%2e%2e/%2e%2e/index6.m4s']) {
    const answer = await put(path, segment)
    expect([path, answer.status, answer.code]).toEqual([path, 400, 'invalid_input'])
    expect(answer.detail).toContain('“..” as a part')
  }

  // Oversize without a length: reading stops at the cap.
  const endless = await trickle(base, head('index6.m4s', `Content-Length: ${tooLarge.length * 4}`), [], { everyMs: 50, hangUp: false })
  expect([endless.status, endless.code]).toEqual([413, 'too_large'])
  const begun = segment.subarray(0, 100)
  const cuts = { 'Content-Length': [`Content-Length: ${segment.length}`, begun], chunks: ['Transfer-Encoding: chunked', Buffer.concat([Buffer.from('64\r\n'), begun, Buffer.from('\r\n')])] } as const
  for (const [name, [length, piece]] of Object.entries(cuts)) {
    const short = await trickle(base, head('index6.m4s', length), [piece], { everyMs: 50, hangUp: true })
    expect([name, short.status, short.type, short.code]).toEqual([name, 400, 'application/problem+json', 'invalid_input'])
    expect(short.detail).toContain('cut short')
  }
  const slow = await trickle(base, head('index6.m4s', `Content-Length: ${segment.length}`), Array.from({ length: 120 }, (_, at) => segment.subarray(at, at + 1)), { everyMs: 250, hangUp: false })
  expect([slow.status, slow.code], 'a slow body').toEqual([408, 'too_slow'])
  expect(slow.openMs).toBeLessThan(15_000)
  expect(await mediaState(stack)).toBe(before)
  await Promise.all([show, other, over].map((each) => each.close()))
})
