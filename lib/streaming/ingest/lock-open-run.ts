import type { Database } from '@/lib/platform/db'
import { Problem } from '@/lib/platform/problem'
import type { PushTarget } from './push-target'
import { lockStreamForPush } from './store'

/**
 * Locks the stream of a push until the transaction ends: pushes of all renditions come one after another, and
 * what is read from here on is true. Throws `stream_ended` or `run_superseded`.
 */
export async function lockOpenRun(db: Database, target: PushTarget) {
  const stream = await lockStreamForPush(db, target.streamId, target.run.id)
  const run = stream?.runs[0]
  if (!stream || stream.state === 'ended') throw new Problem('stream_ended')
  if (!run || run.closedAt) throw new Problem('run_superseded')
  return { stream, run }
}
