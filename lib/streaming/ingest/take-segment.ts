import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { announceMedia } from '../announce'
import type { PushedDto } from '../contract'
import { liveTargetSeconds } from '../origin/live-window'
import { type Container, segmentName } from '../playlists/rules/rows'
import { isCutAway } from '../rules/cut'
import { putSealed } from '../sealing/put-sealed'
import { epochAt } from '../sealing/rules/epoch'
import { setStream } from '../store'
import { enter } from './enter-run'
import { type Placed, placeCmaf, placeTransportStream } from './place-segment'
import { isSame, type Pushed, type PushedSegment, type PushTarget } from './push-target'
import { inspectTransportStream } from './rules/inspect-transport-stream'
import { requirePlayable } from './rules/playable'
import { addSegment, advanceRendition, findPushed, setRun } from './store'
import { ensureInitFor } from './take-init'
import { recallInit } from './waiting-inits'

/** What became of a segment; `first` when the stream has just come (back) to life. */
type Taken = 'repeat' | 'discarded' | 'next' | 'first'

/**
 * Takes a media segment. The server numbers it; the sender's own number must rise within the run, and a
 * gap becomes a discontinuity. It is announced only after its write and its row are there.
 */
export async function takeSegment(
  ports: Ports,
  target: PushTarget,
  path: { container: Container; number: number },
  pushed: Pushed,
): Promise<PushedDto> {
  const segment = { ...pushed, number: path.number }
  const stream = path.container === 'ts' ? inspectTransportStream(pushed.bytes) : null
  if (stream) requirePlayable(stream, liveTargetSeconds)
  // Refused or not, its encoder is still there, and may need its beginning when its turn comes.
  if (target.sender.kind === 'encoder') recallInit(target.sender.keyId, target.rendition, ports.clock.now().getTime())
  const taken = await transact(ports, async (inside) => {
    // Locks in one order, stream, run, rendition, here as in opening and ending.
    const entered = await enter(inside, target)
    const placed = stream
      ? await placeTransportStream(inside, target, entered, segment, stream)
      : await placeCmaf(inside, target, entered, segment)
    return place(inside, target, entered.stream, placed, segment)
  })
  if (taken === 'next' || taken === 'first') await announceMedia(ports, target.contentId)
  if (taken === 'first') await announceMedia(ports, target.contentId, target.broadcastId)
  return { kind: taken === 'discarded' ? 'discarded' : 'media', duplicate: taken === 'repeat' }
}

type StreamTimes = { state: string; startedAt: Date | null; cutAt: Date | null; restoredAt: Date | null }

async function place(inside: Ports, target: PushTarget, stream: StreamTimes, placed: Placed, pushed: PushedSegment): Promise<Taken> {
  const { run, last, facts, inits } = placed
  const known = placed.rendition && (await findPushed(inside.db, placed.rendition.id, run.number, pushed.number))
  if (known) {
    if (!isSame(known.digest, pushed.digest)) throw new Problem('conflict', { user: `Segment ${pushed.number} was pushed before with other bytes.` })
    return 'repeat'
  }
  requireRising(target, placed, pushed.number)

  const now = inside.clock.now()
  const programBase = run.programBase ?? new Date(now.getTime() - facts.durationMs - facts.startMs)
  const programAt = new Date(programBase.getTime() + facts.startMs)
  await setRun(inside.db, run.id, { lastPutAt: now, programBase })
  if (isCutAway(stream, programAt)) return 'discarded'

  const startedAt = stream.startedAt ?? now
  const epoch = epochAt(startedAt.getTime(), now.getTime(), inside.env.keyEpochSeconds)
  const rendition = placed.rendition ?? (await placed.makeRendition())
  if (placed.container === 'cmaf') await ensureInitFor(inside, target, { renditionId: rendition.id, run: run.number, epoch }, inits)
  const sequence = rendition.nextSequence
  const key = `${target.contentId}/${target.rendition}/${segmentName(sequence, placed.container)}`
  const sealed = await putSealed(inside, { contentId: target.contentId, epoch, key }, pushed.bytes)
  await addSegment(inside.db, {
    renditionId: rendition.id,
    sequence,
    streamId: target.streamId,
    run: run.number,
    pushedNumber: pushed.number,
    digest: pushed.digest,
    durationMs: facts.durationMs,
    epoch,
    ...sealed,
    discontinuity: last !== null && pushed.number > last.pushedNumber + 1,
    programAt,
    createdAt: now,
  })
  await advanceRendition(inside.db, rendition.id, bitratesAfter(rendition, sealed.bytes, facts.durationMs))
  await setStream(inside.db, target.streamId, { state: 'live', startedAt, lastSegmentAt: now })
  return last === null || stream.state !== 'live' ? 'first' : 'next'
}

/** Numbers rise within a run; of an encoder, which may start again without a word, its times do as well. */
function requireRising({ sender }: PushTarget, { run, last, facts }: Placed, number: number): void {
  if (!last) return
  if (number < last.pushedNumber) {
    throw new Problem('number_went_back', {
      user: `Numbers rise within a run: ${number} came after ${last.pushedNumber}. An encoder that was started again is let in 5 s after its last segment.`,
    })
  }
  const startsAt = run.programBase && run.programBase.getTime() + facts.startMs
  if (sender.kind === 'encoder' && startsAt !== null && startsAt <= last.programAt.getTime()) {
    throw new Problem('number_went_back', { user: 'The times in the media run back. An encoder that was started again is let in 5 s after its last segment.' })
  }
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
