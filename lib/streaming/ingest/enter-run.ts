import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { isLeaseOver } from '../rules/lease'
import { addRun } from '../store'
import type { PushTarget } from './push-target'
import { lockStreamForPush } from './store'

type LockedStream = NonNullable<Awaited<ReturnType<typeof lockStreamForPush>>>
export type OpenRun = LockedStream['runs'][number]
/** A stream that is locked until the transaction ends, with the run that is open in it. */
export type Entered = { stream: LockedStream; open: OpenRun | null; isOwn: boolean; isFree: boolean }

/**
 * Locks the stream of a push until the transaction ends: pushes of all renditions come one after another, and what is
 * read from here on is true. `isOwn`: the open run is this sender's; `isFree`: it has been silent for a lease, or there
 * is none. Throws `stream_ended`, `run_superseded`, `stream_busy`, or `encoder_key_refused` for a key revoked just now.
 */
export async function enter(inside: Ports, target: PushTarget): Promise<Entered> {
  const { sender } = target
  const stream = await lockStreamForPush(inside.db, target.streamId, sender.kind === 'encoder' ? sender.keyId : null)
  if (!stream || stream.state === 'ended') throw new Problem('stream_ended')
  const open = stream.runs[0] ?? null
  if (sender.kind === 'page') {
    if (open?.number !== sender.runNumber) throw new Problem('run_superseded')
    return { stream, open, isOwn: true, isFree: false }
  }
  if (stream.encoderKeys.length === 0) throw new Problem('encoder_key_refused', { user: 'This encoder key was revoked.' })
  const isOwn = open?.encoderKeyId === sender.keyId
  const isFree = open === null || isLeaseOver(open, inside.clock.now())
  if (!isOwn && !isFree) throw busy()
  return { stream, open, isOwn, isFree }
}

export function busy(): Problem {
  return new Problem('stream_busy', {
    user: 'Another sender has this broadcast: the studio page, another encoder, or this one before it was started again. It is free 5 s after their last segment.',
    retryAfterSeconds: 5,
  })
}

/** Opens the next run for an encoder; the run before ends with it. */
export async function beginRun(inside: Ports, target: PushTarget): Promise<OpenRun> {
  const { sender } = target
  if (sender.kind !== 'encoder') throw new Error('a page opens its runs itself')
  const id = inside.ids.uuid()
  const at = inside.clock.now()
  const number = await addRun(inside.db, { id, streamId: target.streamId, openedBy: sender.personId, encoderKeyId: sender.keyId, at })
  return { id, number, encoderKeyId: sender.keyId, programBase: null, lastPutAt: at }
}
