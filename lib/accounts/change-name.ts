import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import type { PersonActor } from './contract'
import { setName } from './store'

/** Changes the name under which a person is shown. The ledger keeps that it changed, not what it was. */
export async function changeName(ports: Ports, actor: PersonActor, input: { displayName: string }): Promise<{ displayName: string }> {
  await transact(ports, async (inside) => {
    await setName(inside.db, actor.personId, input.displayName)
    await recordEntry(inside, { actorId: actor.personId })
  })
  return { displayName: input.displayName }
}
