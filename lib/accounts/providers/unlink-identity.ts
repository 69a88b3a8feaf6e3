import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { PersonActor, ProviderName } from '../contract'
import { removeIdentity } from './store'

/** Takes a link away. The address stays as a way in. Throws `not_found`. */
export async function unlinkIdentity(ports: Ports, actor: PersonActor, input: { provider: ProviderName }): Promise<{ done: true }> {
  await transact(ports, async (inside) => {
    if (!(await removeIdentity(inside.db, actor.personId, input.provider))) throw notFound()
    await recordEntry(inside, { actorId: actor.personId, detail: { unlinked: input.provider } })
  })
  return { done: true }
}
