import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ingestor } from '@/lib/http/access'
import { findCaller } from '@/lib/http/find-caller'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { makeEncoderKey } from '@/lib/streaming'
import { newArtist } from '../cast'
import { newEncoder } from '../encoder'
import { newShow } from '../programme'
import { openStage } from '../stage'

const stage = await openStage()
const { ports } = stage
/** As in an outage: whatever asks the database is told of it at once. */
const away = stage.anotherProcess({ databaseUrl: 'postgres://nobody@127.0.0.1:1/nowhere' })
/** In the very form of a key: 43 characters, and 22 for a mark. */
const madeUp = () => `akushu_encoder_${randomBytes(32).toString('base64url')}${randomBytes(16).toString('base64url')}`
const here = { browser: null, network: '192.0.2.1', neighbourhood: '192.0.2.1' }
/** What 12 a minute are for a whole network. */
const most = 120

async function outcomeOf(key: string, bucket: string, some: Ports = ports, from = here): Promise<string> {
  const request = new Request('http://artist.localhost/api/ingest/x/y', { headers: { authorization: `Bearer ${key}` } })
  try {
    return (await findCaller(some, ingestor('streamId'), request, { token: null, bucket, from })).kind
  } catch (error) {
    return error instanceof Problem ? error.code : 'fault'
  }
}

const inTurn = async (count: number, one: () => Promise<string>) => {
  const outcomes = new Set<string>()
  for (let index = 0; index < count; index++) outcomes.add(await one())
  return [...outcomes]
}

test('made-up keys are refused without being looked up, and after many of one network with a word of when', async () => {
  const bucket = randomUUID()
  expect(await inTurn(most, () => outcomeOf(madeUp(), bucket, away))).toEqual(['encoder_key_refused'])
  expect(await outcomeOf(madeUp(), bucket)).toBe('too_many_requests')
  expect(await outcomeOf(madeUp(), bucket, ports, { ...here, network: '192.0.2.2', neighbourhood: '192.0.2.2' })).toBe('encoder_key_refused')
})

test('an encoder is not held up by wrong keys of its network, not even at its first request', async () => {
  const bucket = randomUUID()
  const show = await newShow(stage)
  const { key } = await makeEncoderKey(ports, await newArtist(stage, show.artistProfileId), { broadcastId: show.broadcastId, label: 'OBS' })
  expect(await inTurn(most + 1, () => outcomeOf(madeUp(), bucket))).toEqual(['encoder_key_refused', 'too_many_requests'])
  expect(await outcomeOf(key, bucket)).toBe('encoder')
})

test('when the database is away encoders hear of that, and not of too many requests', async () => {
  const bucket = randomUUID()
  const show = await newShow(stage)
  const { key } = await newEncoder(stage, await newArtist(stage, show.artistProfileId), show)
  expect(await inTurn(most + 20, () => outcomeOf(key, bucket, away))).toEqual(['fault'])
  expect(await outcomeOf(key, bucket)).toBe('encoder')
})
