import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { announceCut } from './announce'
import type { CutDto } from './contract'
import { readModeratedBroadcast } from './moderated-broadcast'
import { cutOf } from './rules/cut'
import { lockStreamOf, setStream } from './store'

/**
 * A moderator holds a broadcast back at once: no grant, no renewal, no key, nothing from our own edge, and what is
 * pushed meanwhile is thrown away. It stays cut, also past the end, until somebody takes it back; a second cut only
 * leaves its reason in the ledger. Throws `not_found`, `not_on_air` before anyone opened it, or `stream_ended`.
 */
export async function cutBroadcast(ports: Ports, actor: PersonActor, input: { broadcastId: string; reason: string }): Promise<CutDto> {
  const broadcast = await readModeratedBroadcast(ports, actor, input.broadcastId)
  const stream = await transact(ports, async (inside) => {
    const found = await lockStreamOf(inside.db, broadcast.id)
    if (!found) throw new Problem('not_on_air', { user: 'Nobody has opened this broadcast yet, so there is nothing to cut.' })
    if (found.state === 'ended') throw new Problem('stream_ended', { user: 'This broadcast has ended. A recording is not cut; it can only be deleted.' })
    const cut = { cutAt: inside.clock.now(), cutReason: input.reason }
    if (!found.cutAt) await setStream(inside.db, found.id, cut)
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: broadcast.organisationId,
      eventId: broadcast.eventId,
      contentId: found.contentId,
      detail: { reason: input.reason, changed: !found.cutAt },
    })
    return found.cutAt ? found : { ...found, ...cut }
  })
  // After a second press too: the first one's notice may have been lost.
  await announceCut(ports, stream)
  return { cut: cutOf(stream) }
}
