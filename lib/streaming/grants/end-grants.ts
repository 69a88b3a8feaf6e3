import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { announceGrantEnd } from '../announce'
import { endGrants, lockTicketGrants } from './store'

/** Ends every grant of a ticket whose right has ended, and tells its players. */
export async function endGrantsOfTicket(ports: Ports, ticketId: string, because: 'refunded' | 'revoked'): Promise<void> {
  const ended = await transact(ports, async (inside) => {
    // One that is just being opened may have found its right before it ended: with the lock ours, it is there to be ended too.
    await lockTicketGrants(inside.db, ticketId)
    return endGrants(inside.db, { ticketId }, because, inside.clock.now())
  })
  await tell(ports, ended, because)
}

/** Ends what a banned person was watching of the organisation, and tells their pages. */
export async function endGrantsOfPerson(ports: Ports, personId: string, organisationId: string): Promise<void> {
  await tell(ports, await endGrants(ports.db, { personId, organisationId }, 'banned', ports.clock.now()), 'banned')
  await ports.realtime.publish(`person:${personId}`, { kind: 'close' })
}

/** Ends what a signed-out browser was watching. */
export async function endGrantsOfSession(ports: Ports, sessionId: string): Promise<void> {
  await tell(ports, await endGrants(ports.db, { sessionId }, 'signed_out', ports.clock.now()), 'signed_out')
}

async function tell(ports: Ports, ended: { id: string; personId: string }[], reason: string): Promise<void> {
  for (const grant of ended) await announceGrantEnd(ports, grant.personId, grant.id, reason)
}
