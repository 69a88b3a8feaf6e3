import type { PersonActor } from '@/lib/accounts/contract'
import { recordWithin } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import { validTicketHeld } from '@/lib/ticketing'
import { readEpochKey } from '../sealing/epoch-key'
import { factsOf, findLiveGrant } from './live-grant'
import { noteKey } from './store'

type Asked = { contentId: string; epoch: string; grant: string }

/**
 * Gives the key of one epoch to one viewer with a live grant of that content. A viewer gets no key from before they came
 * in. The vault is asked first, while no connection to the database is held; what it says leaves only after one statement
 * that finds all this true still and writes the ledger's row.
 * Throws `not_found`, and what `findLiveGrant` throws; `grant_ended` when it ran out.
 */
export async function readKey(ports: Ports, actor: PersonActor, input: Asked): Promise<Uint8Array<ArrayBuffer>> {
  const epoch = Number(input.epoch)
  const grant = await findOpening(ports, actor, input)
  const key = await readEpochKey(ports, grant.contentId, epoch)
  if (!key) throw notFound()
  const ticket = grant.ticketId ? validTicketHeld(actor, grant.ticketId) : null
  const noted = await recordWithin(ports, { ...factsOf(actor, grant), epoch }, (insertEntry) =>
    noteKey(ports.db, { grantId: grant.id, epoch, now: ports.clock.now() }, { ticket, insertEntry }),
  )
  if (noted) return new Uint8Array(key)
  // It ended while the vault was asked: why, is found now.
  await findOpening(ports, actor, input)
  throw new Problem('unavailable', { retryAfterSeconds: 1 })
}

/** The grant, where it opens this epoch of this content just now. */
async function findOpening(ports: Ports, actor: PersonActor, input: Asked) {
  const grant = await findLiveGrant(ports, actor, input.grant)
  if (grant.contentId !== input.contentId || Number(input.epoch) < grant.fromEpoch) throw notFound()
  if (grant.expiresAt <= ports.clock.now()) throw new Problem('grant_ended', { user: 'The link has run out.' })
  return grant
}
