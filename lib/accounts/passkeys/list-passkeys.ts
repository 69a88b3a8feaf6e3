import type { Ports } from '@/lib/platform/ports'
import type { Asker } from '../browser'
import type { PasskeysDto, PersonActor } from '../contract'
import { hostOf } from './add-passkey'
import { mayRemoveLast } from './guard'
import { findPasskeys } from './store'

/** The person's own passkeys, on all our hosts. */
export async function listPasskeys(ports: Ports, actor: PersonActor, asker: Asker): Promise<PasskeysDto> {
  const rows = await findPasskeys(ports.db, actor.personId)
  return {
    passkeys: rows.map((row) => ({
      id: row.id,
      name: row.name,
      host: row.rpId,
      isHere: row.rpId === hostOf(asker),
      isBackedUp: row.backedUp,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    })),
    canRemove: rows.length > 1 || mayRemoveLast(ports, actor),
  }
}
