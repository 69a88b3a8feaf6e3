import { expect, test } from 'vitest'
import { Problem } from '@/lib/platform/problem'
import { noteRefusedPush, readEncoderKeys } from '@/lib/streaming'
import { segmentBytes } from '../broadcast'
import { newArtist } from '../cast'
import { mediaState, newEncoder, send, sendInit, type Encoder } from '../encoder'
import { newShow } from '../programme'
import { openStage } from '../stage'

const stage = await openStage()
const { ports, clock } = stage

async function onAir() {
  const show = await newShow(stage)
  const artist = await newArtist(stage, show.artistProfileId)
  const encoder = await newEncoder(stage, artist, show)
  await sendInit(ports, encoder)
  const told = async () => (await readEncoderKeys(ports, artist, { broadcastId: show.broadcastId })).keys.find(({ id }) => id === encoder.actor.keyId)?.lastRefusal
  return { show, artist, encoder, told }
}

/** A push that is refused, and what the gate does then. */
async function refuse(encoder: Encoder, path: string, body: Uint8Array): Promise<void> {
  const refused = await send(ports, encoder, path, body).then(
    () => null,
    (error: unknown) => error,
  )
  if (!(refused instanceof Problem)) throw new Error('it was not refused')
  await noteRefusedPush(ports, encoder.actor, refused)
}

test('a key remembers which rule its last push broke, and when; the rule of the media, not only that there was one', async () => {
  const { encoder, told } = await onAir()
  expect(await told()).toBeNull()
  const before = await mediaState(stage)
  await refuse(encoder, 'index0.webm', segmentBytes(0))
  expect(await told()).toEqual({ at: clock.now().toISOString(), code: 'path_unsupported' })
  clock.pass({ seconds: 2 })
  await refuse(encoder, 'index0.m4s', segmentBytes(0).subarray(0, -1))
  expect(await told()).toEqual({ at: clock.now().toISOString(), code: 'box_truncated' })
  expect(await mediaState(stage)).toBe(before)
})

test('refusals of the gate are told as well; those without words of their own as “other”', async () => {
  const { encoder, told } = await onAir()
  await noteRefusedPush(ports, encoder.actor, new Problem('too_large'))
  expect(await told()).toMatchObject({ code: 'too_large' })
  clock.pass({ seconds: 2 })
  await noteRefusedPush(ports, encoder.actor, new Problem('unsupported_media'))
  expect(await told()).toMatchObject({ code: 'other' })
})

test('an encoder that pushes twenty times a second is written of once a second', async () => {
  const { encoder, told } = await onAir()
  const written = async () => (await stage.owner.query<{ xmin: string }>('SELECT xmin::text FROM encoder_key WHERE id = $1', [encoder.actor.keyId])).rows[0]?.xmin
  const versions = new Set<string | undefined>()
  for (let push = 0; push < 60; push += 1) {
    await noteRefusedPush(ports, encoder.actor, new Problem('media_refused'))
    versions.add(await written())
    clock.pass({ ms: 50 })
  }
  expect(versions.size).toBe(3)
  expect(await told()).not.toBeNull()
})

test('each key has its own', async () => {
  const { show, artist, encoder } = await onAir()
  const second = await newEncoder(stage, artist, show, 'second')
  await refuse(second, 'init.mp4', segmentBytes(0))
  const { keys } = await readEncoderKeys(ports, artist, { broadcastId: show.broadcastId })
  expect(keys.find(({ id }) => id === encoder.actor.keyId)?.lastRefusal).toBeNull()
  expect(keys.find(({ id }) => id === second.actor.keyId)?.lastRefusal).not.toBeNull()
})
