import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { GrantDto } from '../contract'
import { writeLink } from './link'
import { factsOf, findLiveGrant } from './live-grant'
import { extendGrant } from './store'

/** Another minute for a grant whose right still holds. Throws what `findLiveGrant` throws. */
export async function renewGrant(
  ports: Ports,
  actor: PersonActor,
  input: { grantId: string; delayMs?: number },
): Promise<GrantDto> {
  return transact(ports, async (inside) => {
    const grant = await findLiveGrant(inside, actor, input.grantId)
    const expiresAt = new Date(inside.clock.now().getTime() + inside.env.grantSeconds * 1000)
    const renewed = await extendGrant(inside.db, grant.id, { expiresAt, delayMs: input.delayMs })
    if (!renewed) throw new Problem('playing_elsewhere')
    await recordEntry(inside, factsOf(actor, grant))
    return writeLink(inside, { grantId: grant.id, contentId: grant.contentId, phase: grant.phase, mark: grant.mark, expiresAt })
  })
}
