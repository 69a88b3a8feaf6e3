import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { findActor } from '@/lib/accounts'
import { markToken } from '@/lib/platform/rules/marked-token'
import { endBroadcast, findEncoder, makeEncoderKey, readEncoderKeys, revokeEncoderKey } from '@/lib/streaming'
import { keyText } from '@/lib/streaming/encoder-keys/rules/key-text'
import { newArtist, newFan, newStaff } from '../cast'
import { newEncoder, sendInit, sendSegment } from '../encoder'
import { newShow } from '../programme'
import { openStage, outcomeOf } from '../stage'

const stage = await openStage()
const { ports, clock } = stage
/** As in an outage: whatever asks the database fails. */
const away = stage.anotherProcess({ databaseUrl: 'postgres://nobody@127.0.0.1:1/nowhere' })
const [secret] = ports.env.sessionKeys
if (!secret) throw new Error('there is no session key')

async function planned() {
  const show = await newShow(stage)
  return { show, artist: await newArtist(stage, show.artistProfileId) }
}

test('a key is told once, and nothing that is kept gives it back', async () => {
  const { show, artist } = await planned()
  const { key, made, ingestPath } = await makeEncoderKey(ports, artist, { broadcastId: show.broadcastId, label: 'OBS at home' })
  expect(made).toMatchObject({ label: 'OBS at home', hint: key.slice(-4), lastUsedAt: null })
  const { rows } = await stage.owner.query<{ row: string }>('SELECT k::text AS row FROM encoder_key k UNION ALL SELECT l::text FROM ledger_entry l')
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.filter(({ row }) => row.includes(key.slice(15, -4)))).toEqual([])
  const listed = await readEncoderKeys(ports, artist, { broadcastId: show.broadcastId })
  expect(listed).toEqual({ ingestPath, sender: null, keys: [made] })
  expect(JSON.stringify(listed)).not.toContain(key)
})

test('a key opens its own stream, and is no session', async () => {
  const { show, artist } = await planned()
  const encoder = await newEncoder(stage, artist, show)
  expect(encoder.actor).toEqual({ kind: 'encoder', keyId: expect.any(String), streamId: encoder.streamId, personId: artist.personId })
  expect(await findActor(ports, encoder.key)).toEqual({ kind: 'anonymous' })
  const other = await planned()
  const foreign = await newEncoder(stage, other.artist, other.show)
  expect(await outcomeOf(sendInit(ports, { ...encoder, streamId: foreign.streamId }))).toBe('not_found')
  expect(await outcomeOf(sendInit(ports, { ...encoder, streamId: randomUUID() }))).toBe('not_found')
})

test('a wrong key is nobody, and the database is not asked for it', async () => {
  const { show, artist } = await planned()
  const { key } = await newEncoder(stage, artist, show)
  const session = markToken(secret, randomBytes(32))
  const wrongs = ['', key.slice(1), `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, key.toLowerCase(), 'akushu_encoder_', key.slice(0, 58), `akushu_encoder_${session}`]
  for (const wrong of wrongs) {
    expect(await findEncoder(away, wrong)).toBeNull()
  }
  await expect(findEncoder(away, key)).rejects.toThrow()
})

test('whoever repeats a key that opens nothing is not looked up each time', async () => {
  const unknown = keyText(secret, randomBytes(32))
  await expect(findEncoder(away, unknown)).rejects.toThrow()
  expect(await findEncoder(ports, unknown)).toBeNull()
  clock.pass({ ms: 4_999 })
  expect(await findEncoder(away, unknown)).toBeNull()
  clock.pass({ ms: 1 })
  await expect(findEncoder(away, unknown)).rejects.toThrow()
})

test('"last used" is noted, but not with every object', async () => {
  const { show, artist } = await planned()
  const { key } = await newEncoder(stage, artist, show)
  const lastUsed = async () => (await readEncoderKeys(ports, artist, { broadcastId: show.broadcastId })).keys[0]?.lastUsedAt
  const first = clock.now().toISOString()
  expect(await lastUsed()).toBe(first)
  clock.pass({ seconds: 5 })
  await findEncoder(ports, key)
  expect(await lastUsed()).toBe(first)
  clock.pass({ seconds: 6 })
  await findEncoder(ports, key)
  expect(await lastUsed()).toBe(clock.now().toISOString())
})

test('a revoked key opens nothing from the next object on, and leaves the stream free', async () => {
  const { show, artist } = await planned()
  const encoder = await newEncoder(stage, artist, show)
  await sendInit(ports, encoder)
  await sendSegment(ports, encoder, 0)
  const spare = await newEncoder(stage, artist, show, 'spare')
  expect(await outcomeOf(sendInit(ports, spare))).toBe('stream_busy')
  for (let press = 0; press < 2; press++) {
    expect(await outcomeOf(revokeEncoderKey(ports, artist, { broadcastId: show.broadcastId, keyId: encoder.actor.keyId }))).toBe('done')
  }
  expect(await findEncoder(ports, encoder.key)).toBeNull()
  // One whose key was looked up a moment before.
  expect(await outcomeOf(sendSegment(ports, encoder, 1))).toBe('encoder_key_refused')
  expect(await outcomeOf(sendInit(ports, spare))).toBe('done')
  expect((await readEncoderKeys(ports, artist, { broadcastId: show.broadcastId })).keys.map(({ label }) => label)).toEqual(['spare'])
})

test('a key dies with its maker’s place at the artist’s side', async () => {
  const { show } = await planned()
  const crew = await newArtist(stage, show.artistProfileId, 'crew')
  const { key } = await newEncoder(stage, crew, show)
  await ports.db.artistMember.deleteMany({ where: { personId: crew.personId } })
  expect(await findEncoder(ports, key)).toBeNull()
})

test('keys are made, seen and revoked by the artist’s side alone', async () => {
  const { show, artist } = await planned()
  const { actor } = await newEncoder(stage, artist, show)
  const place = { broadcastId: show.broadcastId }
  const stranger = await planned()
  for (const who of [stranger.artist, await newStaff(stage, show.organisationId, 'owner'), await newFan(stage)]) {
    expect(await outcomeOf(makeEncoderKey(ports, who, { ...place, label: 'mine' }))).toBe('not_found')
    expect(await outcomeOf(readEncoderKeys(ports, who, place))).toBe('not_found')
    expect(await outcomeOf(revokeEncoderKey(ports, who, { ...place, keyId: actor.keyId }))).toBe('not_found')
  }
  // Through a broadcast of one's own neither.
  await newEncoder(stage, stranger.artist, stranger.show)
  expect(await outcomeOf(revokeEncoderKey(ports, stranger.artist, { broadcastId: stranger.show.broadcastId, keyId: actor.keyId }))).toBe('not_found')
  expect((await readEncoderKeys(ports, artist, place)).keys).toHaveLength(1)
})

test('a broadcast has ten keys at most, and none after its end', async () => {
  const { show, artist } = await planned()
  const place = { broadcastId: show.broadcastId }
  for (let count = 0; count < 10; count++) await makeEncoderKey(ports, artist, { ...place, label: `${count}` })
  expect(await outcomeOf(makeEncoderKey(ports, artist, { ...place, label: 'one more' }))).toBe('too_many_kept')
  const [first] = (await readEncoderKeys(ports, artist, place)).keys
  await revokeEncoderKey(ports, artist, { ...place, keyId: first?.id ?? '' })
  expect(await outcomeOf(makeEncoderKey(ports, artist, { ...place, label: 'one more' }))).toBe('done')
  await endBroadcast(ports, artist, place)
  expect(await outcomeOf(makeEncoderKey(ports, artist, { ...place, label: 'late' }))).toBe('stream_ended')
})
