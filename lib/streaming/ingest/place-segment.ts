import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { liveTargetSeconds } from '../origin/live-window'
import type { Container } from '../playlists/rules/rows'
import { beginRun, type Entered, type OpenRun } from './enter-run'
import { InitDescription } from './init-description'
import { isSame, type PushedSegment, type PushTarget } from './push-target'
import { inspectSegment, type SegmentFacts } from './rules/inspect-segment'
import type { TransportStreamFacts } from './rules/inspect-transport-stream'
import { requirePlayable } from './rules/playable'
import { mixed } from './rules/refused'
import { findInits, findLastPushed, hasInits, lockRendition, putRendition } from './store'
import { openInit, sealInit } from './take-init'
import { recallInit, type WaitingInit } from './waiting-inits'

type LockedRendition = NonNullable<Awaited<ReturnType<typeof lockRendition>>>
type LastPushed = Awaited<ReturnType<typeof findLastPushed>>

/** Where a segment belongs: its run, what came before it in there, and what it holds. */
export type Placed = {
  container: Container
  run: OpenRun
  rendition: LockedRendition | null
  makeRendition: () => Promise<LockedRendition>
  last: LastPushed
  facts: SegmentFacts
  inits: Awaited<ReturnType<typeof findInits>>
}

/**
 * Places a segment of fragmented MP4. After a lease of silence an encoder begins its next run here: its init segment
 * came while the run before still held the stream, or it never stopped and only its line was broken. It is looked into
 * before anything is begun: a stored object would outlive the refusal. Throws `init_missing`, or `MediaRefused`.
 */
export async function placeCmaf(inside: Ports, target: PushTarget, entered: Entered, pushed: PushedSegment): Promise<Placed> {
  const own = entered.isOwn ? entered.open : null
  const isOver = own !== null && entered.isFree && isAnew(await findLastOf(inside, target, own), pushed)
  const goesOn = isOver ? null : own
  const known = goesOn ? await findInits(inside.db, target.streamId, target.rendition, goesOn.number) : []
  const init = known[0] ? null : await findWaitingInit(inside, target, isOver ? own : null)
  const facts = inspectSegment(pushed.bytes, init?.facts ?? InitDescription.parse(known[0]?.description))
  requirePlayable(facts, liveTargetSeconds)

  const run = goesOn ?? (await beginRun(inside, target))
  if (init) await sealInit(inside, target, { run, startedAt: entered.stream.startedAt, pushed: init, facts: init.facts })
  const inits = init ? await findInits(inside.db, target.streamId, target.rendition, run.number) : known
  const rendition = await lockRendition(inside.db, target.streamId, target.rendition)
  if (!rendition) throw initMissing()
  const last = await findLastPushed(inside.db, rendition.id, run.number)
  return { container: 'cmaf', run, rendition, makeRendition: () => Promise.resolve(rendition), last, facts, inits }
}

async function findLastOf(inside: Ports, target: PushTarget, run: OpenRun): Promise<LastPushed> {
  const rendition = await lockRendition(inside.db, target.streamId, target.rendition)
  return rendition && findLastPushed(inside.db, rendition.id, run.number)
}

/** @param before this encoder's own run that went silent, whose init segment holds where no newer one came */
async function findWaitingInit(inside: Ports, target: PushTarget, before: OpenRun | null): Promise<WaitingInit> {
  const { sender } = target
  const waiting = sender.kind === 'encoder' ? recallInit(sender.keyId, target.rendition, inside.clock.now().getTime()) : undefined
  const [kept] = before && !waiting ? await findInits(inside.db, target.streamId, target.rendition, before.number) : []
  if (before && kept) {
    const bytes = await openInit(inside, target, before.number, kept)
    return { bytes, digest: new Uint8Array(kept.digest), facts: InitDescription.parse(kept.description) }
  }
  if (!waiting) throw initMissing()
  return waiting
}

/** Places a segment of MPEG-TS. It has no init segment: a run begins with the first. Throws `MediaRefused`. */
export async function placeTransportStream(
  inside: Ports,
  target: PushTarget,
  { open, isOwn, isFree }: Entered,
  pushed: PushedSegment,
  facts: TransportStreamFacts,
): Promise<Placed> {
  if (await hasInits(inside.db, target.streamId)) throw mixed('this broadcast is sent as fragmented MP4 already: add -hls_segment_type fmp4')
  const rendition = await lockRendition(inside.db, target.streamId, target.rendition)
  const { codecs, width, height } = facts
  const makeRendition = async () => {
    const { streamId, contentId, rendition: name } = target
    await putRendition(inside.db, { id: inside.ids.uuid(), streamId, contentId, name, container: 'ts', codecs, width, height })
    const made = await lockRendition(inside.db, streamId, name)
    if (!made) throw new Error('a rendition was made and is not there')
    return made
  }
  const common = { container: 'ts' as const, rendition, makeRendition, facts, inits: [] }
  if (isOwn && open) {
    const last = rendition && (await findLastPushed(inside.db, rendition.id, open.number))
    if (!(isFree && isAnew(last, pushed))) return { ...common, run: open, last }
  }
  return { ...common, run: await beginRun(inside, target), last: null }
}

/** After a lease of silence all is a new run, but for a run's very first segment and a second try of its last. */
function isAnew(last: LastPushed, pushed: PushedSegment): boolean {
  return last !== null && !(pushed.number === last.pushedNumber && isSame(pushed.digest, last.digest))
}

function initMissing(): Problem {
  return new Problem('init_missing', { user: 'The init segment has not arrived. Push it first; start the encoder again if it sends it only once.' })
}
