import { readFileSync } from 'node:fs'
import type { PersonActor } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { openRun, pushObject } from '@/lib/streaming'
import type { PushedDto } from '@/lib/streaming/contract'
import { onlyBox, readBoxes } from '@/lib/streaming/ingest/rules/boxes'
import { initName, segmentName } from '@/lib/streaming/playlists/rules/rows'
import { unseal } from '@/lib/streaming/sealing/rules/seal'
import type { Show } from './programme'
import type { Stage } from './stage'

const fixture = (name: string) => readFileSync(new URL(`../../lib/streaming/ingest/rules/fixtures/${name}`, import.meta.url))

/** H.264 and AAC of a real encoder. */
export const initBytes = fixture('encoder-init.mp4')
const firstSegment = fixture('encoder-segment.m4s')
/** Length of a segment, ms. */
export const segmentMs = 1001
/** The same in units of its tracks: video at 30,000 and sound at 48,000 per second. */
const ticks = [30_030n, 48_048n]

/** The encoder's segment, moved to where its `number`th would be, counted from 0. */
export function segmentBytes(number: number): Buffer {
  const bytes = Buffer.from(firstSegment)
  const moof = onlyBox(readBoxes(bytes), 'moof')
  const fragments = readBoxes(bytes, moof.bodyStart, moof.end).filter((box) => box.type === 'traf')
  fragments.forEach((fragment, track) => {
    const time = onlyBox(readBoxes(bytes, fragment.bodyStart, fragment.end), 'tfdt')
    bytes.writeBigUInt64BE(BigInt(number) * (ticks[track] ?? 0n), time.bodyStart + 4)
  })
  return bytes
}

/** The same picture with another byte in it. */
export function otherBytes(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1)
  return changed
}

/** One page of the artist's that pushes. */
export type Page = { artist: PersonActor; streamId: string; contentId: string; run: number }

export async function openPage({ ports }: Pick<Stage, 'ports'>, artist: PersonActor, show: Show): Promise<Page> {
  const { streamId, run } = await openRun(ports, artist, { broadcastId: show.broadcastId })
  const { contentId } = await ports.db.stream.findUniqueOrThrow({ where: { id: streamId }, select: { contentId: true } })
  return { artist, streamId, contentId, run }
}

/** Pushes one object, such as `v0/init.mp4`. */
export function push(ports: Ports, page: Page, path: string, body: Uint8Array): Promise<PushedDto> {
  return pushObject(ports, page.artist, { streamId: page.streamId, path: path.split('/'), run: String(page.run), body })
}

export function pushInit({ ports }: Pick<Stage, 'ports'>, page: Page, rendition = 'v0'): Promise<PushedDto> {
  return push(ports, page, `${rendition}/init.mp4`, initBytes)
}

export function pushSegment({ ports }: Pick<Stage, 'ports'>, page: Page, number: number, rendition = 'v0'): Promise<PushedDto> {
  return push(ports, page, `${rendition}/${number}.m4s`, segmentBytes(number))
}

/** Pushes segments one after another, a second of the clock apart. */
export async function pushSegments(stage: Stage, page: Page, from: number, to: number, rendition = 'v0'): Promise<void> {
  for (let number = from; number <= to; number++) {
    await pushSegment(stage, page, number, rendition)
    stage.clock.pass({ ms: segmentMs })
  }
}

/** The rows of a rendition, in their order. */
export async function rowsOf({ ports }: Stage, page: Pick<Page, 'streamId'>, rendition = 'v0') {
  const where = { rendition: { streamId: page.streamId, name: rendition } }
  const [segments, inits] = await Promise.all([
    ports.db.segment.findMany({ where, orderBy: { sequence: 'asc' } }),
    ports.db.initSegment.findMany({ where, orderBy: [{ run: 'asc' }, { epoch: 'asc' }] }),
  ])
  return { segments, inits }
}

/** Every stored object of a rendition that has a row, as it rests and as its epoch's key opens it. */
export async function storedObjects(stage: Stage, page: Pick<Page, 'streamId' | 'contentId'>, rendition = 'v0') {
  const { ports } = stage
  const { segments, inits } = await rowsOf(stage, page, rendition)
  const container = inits.length > 0 ? 'cmaf' : 'ts'
  const named = [
    ...inits.map((row) => ({ ...row, name: initName(row.run, row.epoch) })),
    ...segments.map((row) => ({ ...row, name: segmentName(row.sequence, container) })),
  ]
  return Promise.all(
    named.map(async ({ name, epoch, iv, bytes }) => {
      const sealed = await ports.storage.read(`${page.contentId}/${rendition}/${name}`)
      const key = await ports.vault.open(page.contentId, epoch)
      if (!sealed || !key) throw new Error(`${name} or its key is missing`)
      return { name, epoch, iv: Buffer.from(iv).toString('hex'), bytes, sealed, key, plain: unseal(sealed, key, iv) }
    }),
  )
}
