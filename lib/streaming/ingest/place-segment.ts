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
import { MediaRefused } from './rules/refused'
import { findInits, findLastPushed, hasInits, lockRendition, putRendition } from './store'
import { sealInit } from './take-init'
import { recallInit } from './waiting-inits'

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
 * Places a segment of fragmented MP4. An encoder that was started again begins its next run here when its init segment
 * came while the run before still held the stream.
 * Throws `init_missing`, or `MediaRefused`.
 */
export async function placeCmaf(inside: Ports, target: PushTarget, entered: Entered, pushed: PushedSegment): Promise<Placed> {
  const { open, isOwn } = entered
  const placed = isOwn && open ? await inRun(inside, target, entered, open, pushed) : null
  if (placed && !(entered.isFree && isAnew(placed, pushed))) return placed
  return inRun(inside, target, entered, await beginRun(inside, target), pushed)
}

async function inRun(inside: Ports, target: PushTarget, { stream }: Entered, run: OpenRun, pushed: PushedSegment): Promise<Placed> {
  const known = await findInits(inside.db, target.streamId, target.rendition, run.number)
  if (known.length === 0) await sealWaitingInit(inside, target, run, stream.startedAt)
  const inits = known.length > 0 ? known : await findInits(inside.db, target.streamId, target.rendition, run.number)
  const rendition = await lockRendition(inside.db, target.streamId, target.rendition)
  const [newest] = inits
  if (!newest || !rendition) throw initMissing()
  const facts = inspectSegment(pushed.bytes, InitDescription.parse(newest.description))
  requirePlayable(facts, liveTargetSeconds)
  const last = await findLastPushed(inside.db, rendition.id, run.number)
  return { container: 'cmaf', run, rendition, makeRendition: () => Promise.resolve(rendition), last, facts, inits }
}

async function sealWaitingInit(inside: Ports, target: PushTarget, run: OpenRun, startedAt: Date | null): Promise<void> {
  const { sender } = target
  const waiting = sender.kind === 'encoder' ? recallInit(sender.keyId, target.rendition) : undefined
  if (!waiting) throw initMissing()
  await sealInit(inside, target, { run, startedAt, pushed: waiting, facts: waiting.facts })
}

/** Places a segment of MPEG-TS. It has no init segment: a run begins with the first. Throws `MediaRefused`. */
export async function placeTransportStream(
  inside: Ports,
  target: PushTarget,
  { open, isOwn, isFree }: Entered,
  pushed: PushedSegment,
  facts: TransportStreamFacts,
): Promise<Placed> {
  // An EXT-X-MAP holds for all that follows it in a playlist, and nothing can take it back (RFC 8216bis §4.4.4.5).
  if (await hasInits(inside.db, target.streamId)) {
    throw new MediaRefused('container_mixed', 'this broadcast is sent as fragmented MP4 already: add -hls_segment_type fmp4')
  }
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
    const placed = { ...common, run: open, last }
    if (!(isFree && isAnew(placed, pushed))) return placed
  }
  return { ...common, run: await beginRun(inside, target), last: null }
}

/** Whether, after a lease of silence, this is a new start and not the same one going on. */
function isAnew({ run, last, facts }: Placed, pushed: PushedSegment): boolean {
  if (!last || (pushed.number === last.pushedNumber && isSame(pushed.digest, last.digest))) return false
  if (pushed.number <= last.pushedNumber) return true
  return run.programBase !== null && run.programBase.getTime() + facts.startMs <= last.programAt.getTime()
}

function initMissing(): Problem {
  return new Problem('init_missing', { user: 'The init segment has not arrived. Push it first; start the encoder again if it sends it only once.' })
}
