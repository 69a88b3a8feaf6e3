import type { PersonActor } from '@/lib/accounts/contract'
import { recordWithin } from '@/lib/audit'
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
  const grant = await findLiveGrant(ports, actor, input.grantId)
  const expiresAt = new Date(ports.clock.now().getTime() + ports.env.grantSeconds * 1000)
  const renewed = await recordWithin(ports, factsOf(actor, grant), (insertEntry) =>
    extendGrant(ports.db, grant.id, { expiresAt, delayMs: input.delayMs }, insertEntry),
  )
  // Ended since it was found: why, the next question says.
  if (!renewed) throw new Problem('playing_elsewhere')
  return writeLink(ports, { grantId: grant.id, contentId: grant.contentId, phase: grant.phase, mark: grant.mark, expiresAt })
}
