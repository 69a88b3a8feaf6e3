import { recordEntry } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import { addIdentity, findProvedById, spendAttempt } from './store'

/**
 * Links the account that this sign-in came from, now that the address is proved too. Call it inside the transaction.
 * A proof that is given up, too old or another's by now links nothing, and signs in all the same.
 */
export async function linkProved(inside: Ports, input: { attemptId: string; personId: string }): Promise<void> {
  const now = inside.clock.now()
  const attempt = await findProvedById(inside.db, input.attemptId, now)
  if (!attempt || !(await spendAttempt(inside.db, attempt.id, now))) return
  const { provider, subject } = attempt
  const isLinked = await addIdentity(inside.db, { id: inside.ids.uuid(), personId: input.personId, provider, subject, createdAt: now })
  if (isLinked) await recordEntry(inside, { actorId: input.personId, detail: { linked: provider } })
}
