import { readdirSync, readFileSync } from 'node:fs'
import type { PersonActor } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { findEncoder, makeEncoderKey, pushObject } from '@/lib/streaming'
import type { EncoderActor, PushedDto } from '@/lib/streaming/contract'
import { initBytes, segmentBytes } from './broadcast'
import type { Show } from './programme'
import type { Stage } from './stage'

/** Three seconds of a real encoder in MPEG-TS, a second each. */
const transportStream = [0, 1, 2].map((number) =>
  readFileSync(new URL(`../../lib/streaming/ingest/rules/fixtures/encoder-segment-${number}.mpegts`, import.meta.url)),
)

export function transportBytes(number: number): Buffer {
  const bytes = transportStream[number]
  if (!bytes) throw new Error(`there is no fixture of second ${number}`)
  return bytes
}

/** One encoder: its key, and the stream it opens. */
export type Encoder = { key: string; actor: EncoderActor; streamId: string; contentId: string }

export async function newEncoder({ ports }: Stage, artist: PersonActor, show: Show, label = 'OBS'): Promise<Encoder> {
  const { key } = await makeEncoderKey(ports, artist, { broadcastId: show.broadcastId, label })
  const actor = await findEncoder(ports, key)
  if (!actor) throw new Error('a new key opens nothing')
  const { contentId } = await ports.db.stream.findUniqueOrThrow({ where: { id: actor.streamId }, select: { contentId: true } })
  return { key, actor, streamId: actor.streamId, contentId }
}

/** Pushes as ffmpeg does: plain names below the stream's address, and no run. */
export function send(ports: Ports, { actor, streamId }: Encoder, path: string, body: Uint8Array): Promise<PushedDto> {
  return pushObject(ports, actor, { streamId, path: path.split('/'), body })
}

export const sendInit = (ports: Ports, encoder: Encoder, bytes: Uint8Array = initBytes) => send(ports, encoder, 'init.mp4', bytes)
export const sendSegment = (ports: Ports, encoder: Encoder, number: number) => send(ports, encoder, `index${number}.m4s`, segmentBytes(number))
export const sendTransport = (ports: Ports, encoder: Encoder, number: number, second = number) => send(ports, encoder, `index${number}.ts`, transportBytes(second))

const mediaTables = ['stream', 'run', 'rendition', 'segment', 'init_segment', 'epoch', 'content']

/** Everything that a push could change: all rows of the media tables, every stored object, and every key. */
export async function mediaState({ owner, ports }: Stage): Promise<string> {
  const rows = await Promise.all(
    mediaTables.map(async (table) => {
      const { rows: found } = await owner.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`)
      return `${table}\n${found.map(({ row }) => row).join('\n')}`
    }),
  )
  const contents = await ports.db.content.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  const objects = await Promise.all(contents.map(({ id }) => ports.storage.list(id)))
  const keys = readdirSync(ports.env.vaultDir, { recursive: true, encoding: 'utf8' })
  return [...rows, ...objects.flat().toSorted(), ...keys.toSorted()].join('\n')
}
