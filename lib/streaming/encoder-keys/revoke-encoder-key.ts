import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { readOwnBroadcast } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { lockStreamOf } from '../store'
import { closeRunsOfKey, hasEncoderKey, revokeKey } from './store'

/**
 * Revokes a key at once: its next object is refused, also in the middle of a push, and the stream is free for
 * another sender. A second press is harmless. Throws `not_found`.
 */
export async function revokeEncoderKey(
  ports: Ports,
  actor: PersonActor,
  input: { broadcastId: string; keyId: string },
): Promise<{ done: true }> {
  const broadcast = await readOwnBroadcast(ports, actor, input.broadcastId)
  return transact(ports, async (inside) => {
    // Under the stream's lock: a segment that is being taken is in it before, and none is after.
    const stream = await lockStreamOf(inside.db, broadcast.id)
    if (!stream || !(await hasEncoderKey(inside.db, stream.id, input.keyId))) throw notFound('no such encoder key of this broadcast')
    const now = inside.clock.now()
    await revokeKey(inside.db, stream.id, input.keyId, now)
    await closeRunsOfKey(inside.db, input.keyId, now)
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: broadcast.organisationId,
      eventId: broadcast.eventId,
      contentId: stream.contentId,
      detail: { encoderKeyId: input.keyId },
    })
    return { done: true as const }
  })
}
