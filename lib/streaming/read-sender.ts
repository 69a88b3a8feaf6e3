import type { Ports } from '@/lib/platform/ports'
import type { SenderDto } from './contract'
import { isLeaseOver } from './rules/lease'
import { findOpenRun } from './store'

/**
 * Where a broadcast is pushed to and who does so: the studio page or an encoder, or nobody whose lease still holds.
 * For those whose scope has already been narrowed to the broadcast.
 */
export async function readSender(ports: Ports, broadcastId: string): Promise<{ streamId: string | null; sender: SenderDto | null }> {
  const found = await findOpenRun(ports.db, broadcastId)
  if (!found) return { streamId: null, sender: null }
  const { id: streamId, state, runs } = found
  const [run] = runs
  if (!run || state === 'ended' || isLeaseOver(run, ports.clock.now())) return { streamId, sender: null }
  return { streamId, sender: { kind: run.encoderKeyId ? 'encoder' : 'page', keyId: run.encoderKeyId, run: run.number } }
}
