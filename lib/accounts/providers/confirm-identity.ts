import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import { browserHashes, type Asker } from '../browser'
import type { PersonActor } from '../contract'
import { checkFresh } from '../passkeys/guard'
import { addIdentity, findProved, spendAttempt } from './store'

/**
 * Links the account that was proved in this browser to the person who is signed in here. It is a way in from then on: a
 * browser left open is not enough. Throws `fresh_proof_required`, `not_found` when none waits, and `conflict` when it is
 * somebody's already or the person has another one of that provider.
 */
export async function confirmIdentity(ports: Ports, actor: PersonActor, asker: Asker): Promise<{ done: true }> {
  checkFresh(ports, actor)
  await transact(ports, async (inside) => {
    const now = inside.clock.now()
    const attempt = await findProved(inside.db, browserHashes(inside, asker.browser), now)
    if (!attempt || !(await spendAttempt(inside.db, attempt.id, now))) throw notFound('nothing waits to be linked')
    const { provider, subject } = attempt
    const isLinked = await addIdentity(inside.db, { id: inside.ids.uuid(), personId: actor.personId, provider, subject, createdAt: now })
    if (!isLinked) throw new Problem('conflict', { user: 'That account is linked already, or another one of the same kind is.' })
    await recordEntry(inside, { actorId: actor.personId, detail: { linked: provider } })
  })
  return { done: true }
}
