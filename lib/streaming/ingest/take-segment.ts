import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { announceMedia } from '../announce'
import type { PushedDto } from '../contract'
import { segmentName } from '../playlists/rules/rows'
import { putSealed } from '../sealing/put-sealed'
import { liveTargetSeconds } from '../origin/live-window'
import { epochAt } from '../sealing/rules/epoch'
import { setStream } from '../store'
import type { Pushed, PushTarget } from './push-target'
import { InitDescription } from './init-description'
import { inspectSegment, type SegmentFacts } from './rules/inspect-segment'
import { addSegment, advanceRendition, findInits, findLastPushed, findPushed, lockRendition, setRun } from './store'
import { ensureInitFor } from './take-init'
import { lockOpenRun } from './lock-open-run'

/**
 * Takes a media segment. The server numbers it; the sender's own number must rise within the run, and a
 * gap becomes a discontinuity. It is announced only after its write and its row are there.
 */
export async function takeSegment(ports: Ports, target: PushTarget, pushedNumber: number, pushed: Pushed): Promise<PushedDto> {
  const inits = await findInits(ports.db, target.streamId, target.rendition, target.run.number)
  const latest = inits[0]
  if (!latest) throw new Problem('init_missing', { user: 'Push the init segment first.' })
  const facts = inspectSegment(pushed.bytes, InitDescription.parse(latest.description))
  refuseUnplayable(facts)

  const isNew = await transact(ports, (inside) => addNew(inside, target, pushedNumber, pushed, facts, inits))
  if (isNew) await announceMedia(ports, target.contentId)
  if (isNew === 'first') await announceMedia(ports, target.contentId, target.broadcastId)
  return { kind: 'media', duplicate: !isNew }
}

/** Encoders count from their own start or from 1970, and no further: the year 2286. */
const latestStartMs = 10_000_000_000_000

/** The playlists promise a target duration and that a player may begin with any segment. */
function refuseUnplayable(facts: SegmentFacts): void {
  if (!facts.startsWithKeyframe) throw new Problem('media_refused', { user: 'A segment begins with a keyframe.' })
  if (Math.round(facts.durationMs / 1000) > liveTargetSeconds) {
    throw new Problem('media_refused', { user: `A segment is no longer than ${liveTargetSeconds} s: set the keyframe interval to 1 s.` })
  }
  if (facts.startMs > latestStartMs) throw new Problem('media_refused', { user: 'A segment says a time that cannot be.' })
}

/** Answers false for a repeat, `first` when the stream has just come (back) to life. */
async function addNew(
  ports: Ports,
  target: PushTarget,
  pushedNumber: number,
  pushed: Pushed,
  facts: SegmentFacts,
  inits: Awaited<ReturnType<typeof findInits>>,
): Promise<boolean | 'first'> {
  // Locks in one order, stream, run, rendition, here as in opening and ending.
  const { stream, run } = await lockOpenRun(ports.db, target)
  const rendition = await lockRendition(ports.db, target.streamId, target.rendition)
  if (!rendition) throw new Problem('init_missing')
  const known = await findPushed(ports.db, rendition.id, target.run.number, pushedNumber)
  if (known) {
    if (Buffer.compare(known.digest, pushed.digest) !== 0) throw new Problem('conflict', { user: `Segment ${pushedNumber} was pushed before with other bytes.` })
    return false
  }
  const last = await findLastPushed(ports.db, rendition.id, target.run.number)
  if (last && pushedNumber < last.pushedNumber) throw new Problem('number_went_back', { user: 'Numbers rise within a run.' })

  const now = ports.clock.now()
  const startedAt = stream.startedAt ?? now
  const epoch = epochAt(startedAt.getTime(), now.getTime(), ports.env.keyEpochSeconds)
  const programBase = run.programBase ?? new Date(now.getTime() - facts.durationMs - facts.startMs)
  await ensureInitFor(ports, target, rendition.id, epoch, inits)
  const sequence = rendition.nextSequence
  const sealed = await putSealed(ports, { contentId: target.contentId, epoch, key: `${target.contentId}/${target.rendition}/${segmentName(sequence)}` }, pushed.bytes)
  await addSegment(ports.db, {
    renditionId: rendition.id,
    sequence,
    streamId: target.streamId,
    run: target.run.number,
    pushedNumber,
    digest: pushed.digest,
    durationMs: facts.durationMs,
    epoch,
    ...sealed,
    discontinuity: last !== null && pushedNumber > last.pushedNumber + 1,
    programAt: new Date(programBase.getTime() + facts.startMs),
    createdAt: now,
  })
  await advanceRendition(ports.db, rendition.id, bitratesAfter(rendition, sealed.bytes, facts.durationMs))
  await setRun(ports.db, target.run.id, { lastPutAt: now, programBase })
  await setStream(ports.db, target.streamId, { state: 'live', startedAt, lastSegmentAt: now })
  return last === null || stream.state !== 'live' ? 'first' : true
}

type Bitrates = { nextSequence: number; peakBitrate: number; meanBitrate: number }

/** Bits per second after one more segment: the peak so far, and the mean over all. */
function bitratesAfter(before: Bitrates, bytes: number, durationMs: number): Bitrates {
  const bitrate = Math.round((bytes * 8 * 1000) / Math.max(1, durationMs))
  return {
    nextSequence: before.nextSequence + 1,
    peakBitrate: Math.max(before.peakBitrate, bitrate),
    meanBitrate: Math.round((before.meanBitrate * before.nextSequence + bitrate) / (before.nextSequence + 1)),
  }
}
