import type { Ports } from '@/lib/platform/ports'
import type { Asker } from '../browser'
import type { PasskeysDto, PersonActor } from '../contract'
import { mayRemoveLast } from './guard'
import { answersHere, rpIdOf } from './rules/passkey-host'
import { findPasskeys } from './store'

/** The person's own passkeys, those of other domains too. */
export async function listPasskeys(ports: Ports, actor: PersonActor, asker: Asker): Promise<PasskeysDto> {
  const rows = await findPasskeys(ports.db, actor.personId)
  return {
    passkeys: rows.map((row) => ({
      id: row.id,
      name: row.name,
      host: row.rpId,
      isHere: answersHere(ports, asker, row.rpId),
      isFormer: row.rpId !== rpIdOf(ports, asker),
      origin: ports.env.appOrigins.find((origin) => new URL(origin).hostname === row.rpId) ?? null,
      isBackedUp: row.backedUp,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    })),
    isShared: ports.env.passkeyRpId !== null,
    canRemove: rows.length > 1 || mayRemoveLast(ports, actor),
  }
}
