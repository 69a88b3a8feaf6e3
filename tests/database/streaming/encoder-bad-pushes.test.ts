import { expect, test } from 'vitest'
import { endBroadcast } from '@/lib/streaming'
import { initSegment, mediaSegment } from '@/lib/streaming/ingest/rules/fixtures/made-media'
import { withStreamType, pids } from '@/lib/streaming/ingest/rules/fixtures/made-packets'
import { initBytes, otherBytes, segmentBytes } from '../broadcast'
import { newArtist } from '../cast'
import { mediaState, newEncoder, send, sendInit, sendSegment, transportBytes, type Encoder } from '../encoder'
import { newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'

const stage = await openStage()
const { ports, clock } = stage

async function onAir(begin: (encoder: Encoder) => Promise<unknown>) {
  const show = await newShow(stage)
  const artist = await newArtist(stage, show.artistProfileId)
  const encoder = await newEncoder(stage, artist, show)
  await begin(encoder)
  return { show, artist, encoder }
}

const text = (...lines: string[]) => Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:1\n${lines.join('\n')}\n`)
const good = segmentBytes(6)
/** Three seconds without a keyframe between them, at 30,000 units a second. */
const long = mediaSegment({ start: 180_180n, durations: [45_000, 45_000] })

test('what is refused changes no row and no object', async () => {
  const { encoder, show, artist } = await onAir(async (one) => {
    await sendInit(ports, one)
    await sendSegment(ports, one, 5)
  })
  const second = await newEncoder(stage, artist, show, 'second')
  const over = await onAir((one) => sendInit(ports, one))
  await endBroadcast(ports, over.artist, { broadcastId: over.show.broadcastId })
  const transport = await onAir((one) => send(ports, one, 'index0.ts', transportBytes(0)))

  const before = await mediaState(stage)
  const bad: [name: string, push: () => Promise<unknown>, code: string][] = [
    ['not media', () => send(ports, encoder, 'index6.m4s', Buffer.from('<html>')), 'media_refused'],
    ['nothing at all', () => send(ports, encoder, 'index6.m4s', Buffer.alloc(0)), 'media_refused'],
    ['../', () => send(ports, encoder, '../index6.m4s', good), 'media_refused'],
    ['a folder too deep', () => send(ports, encoder, 'a/b/index6.m4s', good), 'media_refused'],
    ['absolute URI', () => send(ports, encoder, 'index.m3u8', text('#EXTINF:1,', 'https://elsewhere.example/0.m4s')), 'media_refused'],
    ['foreign key', () => send(ports, encoder, 'index.m3u8', text('#EXT-X-KEY:METHOD=AES-128,URI="k"', '#EXTINF:1,', '0.m4s')), 'media_refused'],
    ['a number that goes back', () => send(ports, encoder, 'index4.m4s', segmentBytes(4)), 'number_went_back'],
    ['times that go back', () => send(ports, encoder, 'index6.m4s', segmentBytes(3)), 'number_went_back'],
    ['other bytes', () => send(ports, encoder, 'index5.m4s', otherBytes(segmentBytes(5))), 'conflict'],
    ['another init', () => sendInit(ports, encoder, initSegment()), 'stream_busy'],
    ['a truncated box', () => send(ports, encoder, 'index6.m4s', good.subarray(0, -1)), 'media_refused'],
    ['a rendition without its init', () => send(ports, encoder, 'v1/6.m4s', good), 'init_missing'],
    ['MPEG-TS beside MP4', () => send(ports, encoder, 'index6.ts', transportBytes(0)), 'media_refused'],
    ['MP4 beside MPEG-TS', () => sendInit(ports, transport.encoder), 'media_refused'],
    ['a truncated packet', () => send(ports, transport.encoder, 'index1.ts', transportBytes(1).subarray(0, -1)), 'media_refused'],
    ['HEVC', () => send(ports, transport.encoder, 'index1.ts', withStreamType(transportBytes(1), pids.video, 0x24)), 'media_refused'],
    ['too long', () => send(ports, encoder, 'index6.m4s', long), 'media_refused'],
    ['two encoders at once', () => sendInit(ports, second), 'stream_busy'],
    ['another’s stream', () => send(ports, { ...second, streamId: transport.encoder.streamId }, 'init.mp4', initBytes), 'not_found'],
    ['an ended stream', () => sendSegment(ports, over.encoder, 0), 'stream_ended'],
    ['an ended stream, from its start', () => sendInit(ports, over.encoder), 'stream_ended'],
  ]
  for (const [name, push, code] of bad) {
    expect([name, await outcomeOf(push())]).toEqual([name, code])
    expect(await mediaState(stage), name).toBe(before)
  }
  await sendSegment(ports, encoder, 6)
  expect(await mediaState(stage), 'the comparison sees a change').not.toBe(before)
})

test.each([
  ['a lease', { seconds: 6 }],
  ['an epoch', { minutes: 2 }],
])('what is refused after %s of silence begins no run, seals nothing and makes no key', async (_span, silence) => {
  const { encoder } = await onAir(async (one) => {
    await sendInit(ports, one)
    await sendSegment(ports, one, 5)
  })
  const transport = await onAir((one) => send(ports, one, 'index0.ts', transportBytes(0)))
  clock.pass(silence)
  const before = await mediaState(stage)
  const bad: [name: string, push: () => Promise<unknown>][] = [
    ['not media', () => send(ports, encoder, 'index6.m4s', Buffer.from('<html>'))],
    ['a truncated box', () => send(ports, encoder, 'index6.m4s', good.subarray(0, -1))],
    ['too long', () => send(ports, encoder, 'index6.m4s', long)],
    ['a truncated packet', () => send(ports, transport.encoder, 'index1.ts', transportBytes(1).subarray(0, -1))],
  ]
  for (const [name, push] of bad) {
    expect([name, await outcomeOf(push())]).toEqual([name, 'media_refused'])
    expect(await mediaState(stage), name).toBe(before)
  }
  await sendSegment(ports, encoder, 6)
  expect(await mediaState(stage), 'the encoder goes on').not.toBe(before)
})

test('a broadcast has eight renditions at most, and those it has go on', async () => {
  const { encoder } = await onAir(async (one) => {
    for (let number = 0; number < 8; number++) await send(ports, one, `v${number}/init.mp4`, initBytes)
  })
  const before = await mediaState(stage)
  await expect(send(ports, encoder, 'v8/init.mp4', initBytes)).rejects.toMatchObject({ code: 'media_refused', words: { user: expect.stringMatching(/^too_many_renditions: .*8/) } })
  expect(await mediaState(stage)).toBe(before)
  expect(await outcomeOf(send(ports, encoder, 'v7/0.m4s', segmentBytes(0)))).toBe('done')
  const transport = await onAir(async (one) => {
    for (let number = 0; number < 8; number++) await send(ports, one, `v${number}/0.ts`, transportBytes(0))
  })
  expect(await outcomeOf(send(ports, transport.encoder, 'v8/0.ts', transportBytes(0)))).toBe('media_refused')
  clock.pass({ seconds: 5 })
  expect(await outcomeOf(send(ports, transport.encoder, 'v0/0.ts', transportBytes(0))), 'its next run').toBe('done')
})

test('a refusal says what to set', async () => {
  const { encoder } = await onAir((one) => sendInit(ports, one))
  await expect(send(ports, encoder, 'index0.m4s', long)).rejects.toMatchObject({ words: { user: expect.stringMatching(/^segment_too_long: .*-hls_time 1 .*-g 30/) } })
  await expect(send(ports, encoder, 'index0.webm', good)).rejects.toMatchObject({ words: { user: expect.stringContaining('MPEG-TS (.ts)') } })
})
