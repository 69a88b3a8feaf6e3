import { createHash } from 'node:crypto'
import { ownArtists, type PersonActor } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { EncoderActor, PushedDto } from '../contract'
import { findStreamForEncoder, findStreamForPush } from '../store'
import { fewAtOnce } from './few-at-once'
import { MediaProblem } from './media-problem'
import type { Pushed, PushTarget, Sender } from './push-target'
import { parseIngestPath, type IngestPath } from './rules/path'
import { readPushedPlaylist } from './rules/pushed-playlist'
import { MediaRefused } from './rules/refused'
import { takeInit } from './take-init'
import { takeSegment } from './take-segment'

type Place = { streamId: string; path: string[]; run?: string }

/**
 * Takes one pushed object (DASH-IF Live Media Ingest, interface 2): checks it, seals it, stores it,
 * announces it. Pushed playlists are read and checked, never kept and never served.
 * Throws `not_found`, `run_superseded`, `stream_busy`, `stream_ended`, `init_missing`, `media_refused`,
 * `number_went_back`, `conflict`. What is refused changes nothing.
 */
export async function pushObject(
  ports: Ports,
  actor: PersonActor | EncoderActor,
  input: Place & { body: Uint8Array },
): Promise<PushedDto> {
  return refusingMedia(async () => {
    const path = parseIngestPath(input.path)
    const target = await findTarget(ports, actor, input, path.rendition)
    return take(ports, target, path, { bytes: input.body, digest: digestOf(input.body) })
  })
}

/**
 * Whether a push may be let in, asked before its body is read into memory. Throws what a push would for its place and its
 * sender: `not_found`, `run_superseded`, `stream_ended`, `media_refused`.
 */
export async function admitPush(ports: Ports, actor: PersonActor | EncoderActor, input: Place): Promise<void> {
  await refusingMedia(() => findTarget(ports, actor, input, parseIngestPath(input.path).rendition))
}

/**
 * An encoder's DELETE: answered and not carried out, since retention decides what goes.
 * Throws what a push to the same place would.
 */
export async function dropObject(ports: Ports, actor: PersonActor | EncoderActor, input: Place): Promise<PushedDto> {
  await admitPush(ports, actor, input)
  return { kind: 'kept', duplicate: false }
}

async function take(ports: Ports, target: PushTarget, path: IngestPath, pushed: Pushed): Promise<PushedDto> {
  switch (path.kind) {
    case 'playlist':
      readPushedPlaylist(Buffer.from(pushed.bytes).toString('utf8'))
      return { kind: 'playlist', duplicate: false }
    case 'init':
      return fewAtOnce(target.streamId, () => takeInit(ports, target, pushed))
    case 'media':
      return fewAtOnce(target.streamId, () => takeSegment(ports, target, path, pushed))
  }
}

async function findTarget(ports: Ports, actor: PersonActor | EncoderActor, input: Place, rendition: string): Promise<PushTarget> {
  const { stream, sender } = actor.kind === 'encoder' ? await asEncoder(ports, actor, input) : await asPage(ports, actor, input)
  if (stream.state === 'ended') throw new Problem('stream_ended', { user: 'This broadcast has ended. It cannot be sent to again.' })
  return { streamId: stream.id, contentId: stream.contentId, broadcastId: stream.broadcastId, rendition, sender }
}

async function asPage(ports: Ports, actor: PersonActor, input: Place) {
  if (input.run === undefined) throw new Problem('invalid_input', { user: 'Say which run you push in: Akushu-Run.' })
  const stream = await findStreamForPush(ports.db, { artistProfileIds: ownArtists(actor) }, input.streamId, Number(input.run))
  const run = stream?.runs[0]
  if (!stream || !run) throw notFound()
  if (stream.state !== 'ended' && run.closedAt) throw new Problem('run_superseded')
  const sender: Sender = { kind: 'page', runNumber: run.number }
  return { stream, sender }
}

async function asEncoder(ports: Ports, actor: EncoderActor, input: Place) {
  // A key opens its own stream; any other is not there.
  const stream = input.streamId === actor.streamId ? await findStreamForEncoder(ports.db, actor.streamId) : null
  if (!stream) throw notFound('an encoder at a stream that is not its own')
  const sender: Sender = { kind: 'encoder', keyId: actor.keyId, personId: actor.personId }
  return { stream, sender }
}

/** A broken rule of the media becomes a problem that an encoder's log can show. */
async function refusingMedia<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof MediaRefused) throw new MediaProblem(error)
    throw error
  }
}

function digestOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}
