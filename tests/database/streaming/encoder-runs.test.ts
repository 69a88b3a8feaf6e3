import { expect, test } from 'vitest'
import { endBroadcast, openRun, readEncoderKeys } from '@/lib/streaming'
import { initSegment } from '@/lib/streaming/ingest/rules/fixtures/made-media'
import { initBytes, openPage, pushInit, pushSegment, rowsOf, segmentMs, storedObjects } from '../broadcast'
import { newArtist } from '../cast'
import { newEncoder, sendInit, sendSegment, sendTransport, transportBytes, type Encoder } from '../encoder'
import { newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'

const stage = await openStage()
const { ports, clock } = stage

async function withEncoder() {
  const show = await newShow(stage)
  const artist = await newArtist(stage, show.artistProfileId)
  return { show, artist, encoder: await newEncoder(stage, artist, show) }
}

/** Sends segments a second of the clock apart. */
async function sendFrom(encoder: Encoder, from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number++) {
    await sendSegment(ports, encoder, number)
    clock.pass({ ms: segmentMs })
  }
}

const runsOf = async (of: Encoder) => (await rowsOf(stage, of)).segments.map(({ run, pushedNumber }) => `${run}/${pushedNumber}`)

test('an encoder without a word of runs opens one with its init segment', async () => {
  const { show, artist, encoder } = await withEncoder()
  expect(await sendInit(ports, encoder)).toEqual({ kind: 'init', duplicate: false })
  await sendFrom(encoder, 0, 2)
  expect(await runsOf(encoder)).toEqual(['1/0', '1/1', '1/2'])
  const run = await ports.db.run.findFirstOrThrow({ where: { streamId: encoder.streamId } })
  expect(run).toMatchObject({ encoderKeyId: encoder.actor.keyId, openedBy: artist.personId })
  const { sender } = await readEncoderKeys(ports, artist, { broadcastId: show.broadcastId })
  expect(sender).toEqual({ kind: 'encoder', keyId: encoder.actor.keyId, run: 1 })
  clock.pass({ seconds: 5 })
  expect((await readEncoderKeys(ports, artist, { broadcastId: show.broadcastId })).sender).toBeNull()
})

test('an init segment that is sent again while it goes on is a repeat', async () => {
  const { encoder } = await withEncoder()
  await sendInit(ports, encoder)
  await sendFrom(encoder, 0, 1)
  expect(await sendInit(ports, encoder)).toEqual({ kind: 'init', duplicate: true })
  await sendFrom(encoder, 2, 2)
  expect(await runsOf(encoder)).toEqual(['1/0', '1/1', '1/2'])
})

test('an encoder that was killed and started again goes on in a new run after the lease, though it sends its init segment only once', async () => {
  const { encoder } = await withEncoder()
  await sendInit(ports, encoder)
  for (const number of [10, 11, 12]) await sendSegment(ports, encoder, number)
  clock.pass({ seconds: 1 })
  expect(await sendInit(ports, encoder), 'the same words as before').toEqual({ kind: 'init', duplicate: true })
  const outcomes: string[] = []
  for (let number = 0; number <= 5; number++) {
    outcomes.push(await outcomeOf(sendSegment(ports, encoder, number)))
    clock.pass({ seconds: 1 })
  }
  expect(outcomes).toEqual(['number_went_back', 'number_went_back', 'number_went_back', 'number_went_back', 'done', 'done'])
  expect(await runsOf(encoder)).toEqual(['1/10', '1/11', '1/12', '2/4', '2/5'])
  const { segments, inits } = await rowsOf(stage, encoder)
  expect(inits.map(({ run }) => run)).toEqual([1, 2])
  expect((segments[3]?.programAt.getTime() ?? 0) - (segments[2]?.programAt.getTime() ?? 0), 'its time is the clock’s').toBe(5_000 - 2 * segmentMs)
})

test('one that comes back with other settings within its lease needs not be started a second time', async () => {
  const { encoder } = await withEncoder()
  await sendInit(ports, encoder, initSegment())
  const first = await ports.db.run.findFirstOrThrow({ where: { streamId: encoder.streamId } })
  expect(first.number).toBe(1)
  clock.pass({ seconds: 2 })
  expect(await outcomeOf(sendInit(ports, encoder)), 'another init within the lease').toBe('stream_busy')
  clock.pass({ seconds: 4 })
  // Its init segment was refused, and is remembered: it is sent only once.
  await sendInit(ports, encoder)
  await sendFrom(encoder, 0, 1)
  expect(await runsOf(encoder)).toEqual(['2/0', '2/1'])
  const { inits } = await rowsOf(stage, encoder)
  expect(inits.map(({ run }) => run)).toEqual([1, 2])
})

test('a broken line within one start: the rest comes in a new run, with the init segment of the one before', async () => {
  const { encoder } = await withEncoder()
  await sendInit(ports, encoder)
  await sendFrom(encoder, 0, 1)
  clock.pass({ seconds: 20 })
  expect(await sendSegment(ports, encoder, 1), 'a second try of the last').toEqual({ kind: 'media', duplicate: true })
  await sendFrom(encoder, 22, 23)
  expect(await runsOf(encoder)).toEqual(['1/0', '1/1', '2/22', '2/23'])
  expect((await storedObjects(stage, encoder)).filter(({ name }) => name.startsWith('init-2')).map(({ plain }) => plain)).toEqual([initBytes])
})

test('what is lost within the lease is a discontinuity of the same run', async () => {
  const { encoder } = await withEncoder()
  await sendInit(ports, encoder)
  await sendFrom(encoder, 0, 1)
  clock.pass({ seconds: 2 })
  await sendFrom(encoder, 4, 4)
  expect((await rowsOf(stage, encoder)).segments.map(({ run, discontinuity }) => [run, discontinuity])).toEqual([[1, false], [1, false], [1, true]])
})

test('two encoders at once: the second is refused until the first has been silent for 5 s, and then lacks nothing', async () => {
  const { show, artist, encoder } = await withEncoder()
  const second = await newEncoder(stage, artist, show, 'second')
  await sendInit(ports, encoder)
  await sendSegment(ports, encoder, 0)
  expect(await outcomeOf(sendInit(ports, second))).toBe('stream_busy')
  clock.pass({ ms: 4_999 })
  expect(await outcomeOf(sendSegment(ports, second, 4))).toBe('stream_busy')
  clock.pass({ ms: 1 })
  expect(await outcomeOf(sendSegment(ports, second, 5))).toBe('done')
  expect(await outcomeOf(sendSegment(ports, encoder, 6)), 'now the first one waits').toBe('stream_busy')
  expect(await runsOf(second)).toEqual(['1/0', '2/5'])
  expect((await storedObjects(stage, second)).filter(({ name }) => name.startsWith('init-2')).map(({ plain }) => plain)).toEqual([initBytes])
})

test('the second one may wait for as long as it sends; after 30 s of silence it begins anew', async () => {
  const { show, artist, encoder } = await withEncoder()
  const second = await newEncoder(stage, artist, show, 'second')
  await sendInit(ports, encoder)
  expect(await outcomeOf(sendInit(ports, second))).toBe('stream_busy')
  for (let number = 0; number < 40; number++) {
    await sendSegment(ports, encoder, number)
    if (number % 4 === 0) expect(await outcomeOf(sendSegment(ports, second, number))).toBe('stream_busy')
    clock.pass({ seconds: 1 })
  }
  clock.pass({ seconds: 4 })
  expect(await outcomeOf(sendSegment(ports, second, 45))).toBe('done')
  const third = await newEncoder(stage, artist, show, 'third')
  expect(await outcomeOf(sendInit(ports, third))).toBe('stream_busy')
  clock.pass({ seconds: 31 })
  expect(await outcomeOf(sendSegment(ports, third, 80))).toBe('init_missing')
})

test('the studio page waits for an encoder, and an encoder for the page', async () => {
  const { show, artist, encoder } = await withEncoder()
  await sendInit(ports, encoder)
  await sendSegment(ports, encoder, 0)
  expect(await outcomeOf(openRun(ports, artist, { broadcastId: show.broadcastId }))).toBe('stream_busy')
  clock.pass({ seconds: 5 })
  const page = await openPage(stage, artist, show)
  await pushInit(stage, page)
  await pushSegment(stage, page, 0)
  expect(await outcomeOf(sendSegment(ports, encoder, 6))).toBe('stream_busy')
  clock.pass({ seconds: 5 })
  expect(await outcomeOf(sendInit(ports, encoder))).toBe('done')
  expect(await outcomeOf(pushSegment(stage, page, 1)), 'the page is told that it was superseded').toBe('run_superseded')
  await sendSegment(ports, encoder, 11)
  expect(await runsOf(encoder), 'one rendition, whole for its archive').toEqual(['1/0', '2/0', '3/11'])
})

test('MPEG-TS rests sealed, without an init segment, as what it is', async () => {
  const { encoder } = await withEncoder()
  for (const number of [0, 1, 2]) {
    await sendTransport(ports, encoder, number)
    clock.pass({ seconds: 1 })
  }
  const objects = await storedObjects(stage, encoder)
  expect(objects.map(({ name }) => name)).toEqual(['0.ts', '1.ts', '2.ts'])
  expect(objects.map(({ plain }) => plain)).toEqual([0, 1, 2].map(transportBytes))
  expect(await ports.db.rendition.findFirst({ where: { streamId: encoder.streamId } })).toMatchObject({ container: 'ts', codecs: 'avc1.64000a,mp4a.40.2', width: 96, height: 54 })
  const { segments } = await rowsOf(stage, encoder)
  expect(segments.map(({ programAt }) => programAt.getTime() - (segments[0]?.programAt.getTime() ?? 0))).toEqual([0, 1000, 2000])
})

test('in MPEG-TS a start is known by its numbers, or its times, that go back after the lease', async () => {
  const { encoder } = await withEncoder()
  await sendTransport(ports, encoder, 0)
  await sendTransport(ports, encoder, 1)
  expect(await outcomeOf(sendTransport(ports, encoder, 2, 0)), 'times that go back').toBe('number_went_back')
  clock.pass({ seconds: 5 })
  expect(await outcomeOf(sendTransport(ports, encoder, 0))).toBe('done')
  clock.pass({ seconds: 5 })
  expect(await outcomeOf(sendTransport(ports, encoder, 7, 0)), 'also when its numbers go on').toBe('done')
  expect(await outcomeOf(sendTransport(ports, encoder, 8, 1))).toBe('done')
  expect(await runsOf(encoder)).toEqual(['1/0', '1/1', '2/0', '3/7', '3/8'])
})

test('a broadcast stays what it began as: no player goes from MPEG-TS to fragmented MP4, or back', async () => {
  const { show, artist, encoder } = await withEncoder()
  await sendTransport(ports, encoder, 0)
  clock.pass({ seconds: 5 })
  expect(await outcomeOf(sendInit(ports, encoder))).toBe('media_refused')
  expect(await outcomeOf(openRun(ports, artist, { broadcastId: show.broadcastId }))).toBe('container_mixed')
  expect(await outcomeOf(sendTransport(ports, encoder, 1))).toBe('done')
  const other = await withEncoder()
  await sendInit(ports, other.encoder)
  await sendSegment(ports, other.encoder, 0)
  clock.pass({ seconds: 5 })
  expect(await outcomeOf(sendTransport(ports, other.encoder, 1))).toBe('media_refused')
  expect(await runsOf(other.encoder)).toEqual(['1/0'])
})

test('while a moderator has cut it, all is checked and thrown away; after that it goes on with a discontinuity', async () => {
  const { encoder } = await withEncoder()
  await sendInit(ports, encoder)
  await sendFrom(encoder, 0, 1)
  const cut = (data: object) => ports.db.stream.update({ where: { id: encoder.streamId }, data })
  await cut({ cutAt: clock.now(), cutReason: 'a moderator' })
  const kept = await ports.storage.list(encoder.contentId)
  expect(await sendSegment(ports, encoder, 2)).toEqual({ kind: 'discarded', duplicate: false })
  expect(await outcomeOf(sendTransport(ports, encoder, 3, 0))).toBe('media_refused')
  clock.pass({ seconds: 4 })
  expect(await sendSegment(ports, encoder, 6)).toEqual({ kind: 'discarded', duplicate: false })
  expect(await runsOf(encoder)).toEqual(['1/0', '1/1'])
  expect(await ports.storage.list(encoder.contentId)).toEqual(kept)
  clock.pass({ seconds: 2 })
  await cut({ cutAt: null, cutReason: null, restoredAt: new Date(clock.now().getTime() - segmentMs) })
  await sendFrom(encoder, 8, 9)
  const { segments } = await rowsOf(stage, encoder)
  expect(segments.map(({ pushedNumber, run, discontinuity }) => [pushedNumber, run, discontinuity])).toEqual([[0, 1, false], [1, 1, false], [8, 1, true], [9, 1, false]])
})

test('the artist ends an encoder’s broadcast as any other', async () => {
  const { show, artist, encoder } = await withEncoder()
  await sendInit(ports, encoder)
  await sendSegment(ports, encoder, 0)
  await endBroadcast(ports, artist, { broadcastId: show.broadcastId })
  expect(await outcomeOf(sendSegment(ports, encoder, 1))).toBe('stream_ended')
  expect((await readEncoderKeys(ports, artist, { broadcastId: show.broadcastId })).sender).toBeNull()
})
