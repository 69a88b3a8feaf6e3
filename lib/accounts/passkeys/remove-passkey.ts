import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { PersonActor } from '../contract'
import { checkMayChange, mayRemoveLast } from './guard'
import { findPasskeys, lockPasskeys, removePasskey as remove } from './store'

/**
 * Takes a passkey away. Throws `not_found` for another person's, `conflict` for the last one of somebody whose role needs
 * one, and as `checkMayChange` does.
 */
export async function removePasskey(ports: Ports, actor: PersonActor, input: { passkeyId: string }): Promise<{ done: true }> {
  await transact(ports, async (inside) => {
    await lockPasskeys(inside.db, actor.personId)
    const known = await findPasskeys(inside.db, actor.personId)
    if (!known.some(({ id }) => id === input.passkeyId)) throw notFound()
    checkMayChange(inside, actor, known.length)
    if (known.length === 1 && !mayRemoveLast(inside, actor)) {
      throw new Problem('conflict', { user: 'Your role needs a passkey: add another one before you remove this one.' })
    }
    await remove(inside.db, actor.personId, input.passkeyId)
    await recordEntry(inside, { actorId: actor.personId, detail: { passkey: 'removed' } })
  })
  return { done: true }
}
