import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import { readEpochKey } from '../sealing/epoch-key'
import { factsOf, findLiveGrant } from './live-grant'

/**
 * Gives the key of one epoch to one viewer with a live grant of that content, together with its ledger
 * row: both are there or neither. A viewer gets no key from before they came in.
 * Throws `not_found`, and what `findLiveGrant` throws; `grant_ended` when it ran out.
 */
export async function readKey(
  ports: Ports,
  actor: PersonActor,
  input: { contentId: string; epoch: string; grant: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const epoch = Number(input.epoch)
  return transact(ports, async (inside) => {
    const grant = await findLiveGrant(inside, actor, input.grant)
    if (grant.contentId !== input.contentId || epoch < grant.fromEpoch) throw notFound()
    if (grant.expiresAt <= inside.clock.now()) throw new Problem('grant_ended', { user: 'The link has run out.' })
    const key = await readEpochKey(inside, grant.contentId, epoch)
    if (!key) throw notFound()
    await recordEntry(inside, { ...factsOf(actor, grant), epoch })
    return new Uint8Array(key)
  })
}
