import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { SealBroken, unseal } from '@/lib/streaming/sealing/rules/seal'
import { initBytes, openPage, pushInit, pushSegment, pushSegments, rowsOf, segmentBytes, storedObjects } from '../broadcast'
import { newArtist } from '../cast'
import { newShow } from '../programme'
import { openStage } from '../stage'

const stage = await openStage({ keyEpochSeconds: 60 })
const { ports, clock } = stage
const otherProcess = stage.anotherProcess()

async function onAir(renditions = ['v0']) {
  const show = await newShow(stage)
  const artist = await newArtist(stage, show.artistProfileId)
  const page = await openPage(stage, artist, show)
  for (const rendition of renditions) {
    await pushInit(stage, page, rendition)
    await pushSegment(stage, page, 0, rendition)
  }
  return { show, artist, page }
}

test('an epoch later another key seals, and the init segment is sealed again with it', async () => {
  const { page } = await onAir()
  clock.pass({ seconds: 59 })
  await pushSegment(stage, page, 59)
  clock.pass({ seconds: 1 })
  await pushSegment(stage, page, 60)
  await pushSegment(stage, page, 61)
  const { segments, inits } = await rowsOf(stage, page)
  expect(segments.map(({ epoch }) => epoch)).toEqual([1, 1, 2, 2])
  expect(inits).toMatchObject([{ run: 1, epoch: 1 }, { run: 1, epoch: 2 }])
  const objects = await storedObjects(stage, page)
  expect(objects.map(({ name, plain }) => [name, plain])).toEqual([
    ['init-1-1.mp4', initBytes],
    ['init-1-2.mp4', initBytes],
    ['0.m4s', segmentBytes(0)],
    ['1.m4s', segmentBytes(59)],
    ['2.m4s', segmentBytes(60)],
    ['3.m4s', segmentBytes(61)],
  ])
})

test('every object has an IV of its own, and every epoch a key of its own', async () => {
  const { page } = await onAir(['v0', 'v1'])
  for (let number = 1; number <= 5; number++) {
    clock.pass({ seconds: 30 })
    for (const rendition of ['v0', 'v1']) await pushSegment(stage, page, number, rendition)
  }
  const objects = [...(await storedObjects(stage, page, 'v0')), ...(await storedObjects(stage, page, 'v1'))]
  expect(objects).toHaveLength(2 * (6 + 3))
  expect(new Set(objects.map(({ iv }) => iv)).size).toBe(objects.length)
  const keys = new Map(objects.map(({ epoch, key }) => [epoch, key.toString('hex')]))
  expect([...keys.keys()].toSorted()).toEqual([1, 2, 3])
  expect(new Set(keys.values()).size).toBe(3)
  // The same bytes under the same key look different each time.
  expect(new Set(objects.map(({ sealed }) => sealed.toString('hex'))).size).toBe(objects.length)
})

test('the key of an epoch opens nothing of another', async () => {
  const { page } = await onAir()
  clock.pass({ seconds: 60 })
  await pushSegment(stage, page, 60)
  const objects = await storedObjects(stage, page)
  for (const object of objects) {
    for (const foreign of objects.filter(({ epoch }) => epoch !== object.epoch)) {
      expect(opened(object.sealed, foreign.key, object.iv)).not.toEqual(object.plain)
    }
  }
})

test('keys rest wrapped in the vault, and nowhere else', async () => {
  const { page } = await onAir()
  const key = await ports.vault.open(page.contentId, 1)
  if (!key) throw new Error('no key was kept')
  const kept = await readFile(path.join(ports.env.vaultDir, page.contentId, '1.key'), 'latin1')
  const { rows } = await stage.owner.query<{ row: string }>('SELECT e::text AS row FROM epoch e UNION ALL SELECT s::text FROM segment s UNION ALL SELECT i::text FROM init_segment i UNION ALL SELECT l::text FROM ledger_entry l')
  for (const form of ['hex', 'base64', 'base64url', 'latin1'] as const) {
    const written = key.toString(form).replace(/=+$/, '')
    expect(kept).not.toContain(written)
    expect(rows.filter(({ row }) => row.includes(written))).toEqual([])
  }
  expect(JSON.parse(kept)).toMatchObject({ kek: ports.vault.wrappingKeyId })
  expect(await ports.db.epoch.findMany({ where: { contentId: page.contentId } })).toMatchObject([{ number: 1, keyId: ports.vault.wrappingKeyId }])
})

test('an artist who reloads the page goes on in the epoch that it is, with an init segment of the new run', async () => {
  const { show, artist, page } = await onAir()
  clock.pass({ seconds: 130 })
  const next = await openPage(stage, artist, show)
  await pushInit(stage, next)
  await pushSegment(stage, next, 0)
  const { segments, inits } = await rowsOf(stage, page)
  expect(inits).toMatchObject([{ run: 1, epoch: 1 }, { run: 2, epoch: 3 }])
  expect(segments).toMatchObject([{ sequence: 0, run: 1, epoch: 1 }, { sequence: 1, run: 2, epoch: 3 }])
})

test('pushes that turn an epoch at once leave every object openable by its row', async () => {
  const { page } = await onAir(['v0', 'v1'])
  for (let epoch = 2; epoch <= 6; epoch++) {
    clock.pass({ seconds: 60 })
    const numbers = [epoch * 10, epoch * 10 + 1, epoch * 10 + 2]
    const pushes = numbers.flatMap((number) => [pushSegment(stage, page, number, 'v0'), pushSegment({ ports: otherProcess }, page, number, 'v1')])
    // Of those at once, a later number may come first; then the earlier one is refused, and nothing else is.
    for (const result of await Promise.allSettled(pushes)) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'number_went_back' })
  }
  for (const rendition of ['v0', 'v1']) {
    const objects = await storedObjects(stage, page, rendition)
    expect(objects.filter(({ name }) => name.startsWith('init-')).map(({ plain }) => plain)).toEqual(Array.from({ length: 6 }, () => initBytes))
    const { segments } = await rowsOf(stage, page, rendition)
    const pictures = objects.filter(({ name }) => name.endsWith('.m4s')).map(({ plain }) => plain)
    expect(pictures).toEqual(segments.map(({ pushedNumber }) => segmentBytes(pushedNumber)))
  }
})

test('a long silence skips the epochs that nothing was pushed in', async () => {
  const { page } = await onAir()
  clock.pass({ seconds: 600 })
  await pushSegments(stage, page, 600, 601)
  expect((await rowsOf(stage, page)).segments.map(({ epoch }) => epoch)).toEqual([1, 11, 11])
  expect(await ports.vault.open(page.contentId, 5)).toBeNull()
})

function opened(sealed: Buffer, key: Buffer, iv: string): Buffer | null {
  try {
    return unseal(sealed, key, Buffer.from(iv, 'hex'))
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}
