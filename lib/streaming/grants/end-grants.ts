import type { Ports } from '@/lib/platform/ports'
import { announceGrantEnd } from '../announce'
import { endGrants } from './store'

/** Ends every grant of a ticket whose right has ended, and tells its players. */
export async function endGrantsOfTicket(ports: Ports, ticketId: string, because: 'refunded' | 'revoked'): Promise<void> {
  await endAndTell(ports, { ticketId }, because)
}

/** Ends what a banned person was watching of the organisation, and tells their pages. */
export async function endGrantsOfPerson(ports: Ports, personId: string, organisationId: string): Promise<void> {
  await endAndTell(ports, { personId, organisationId }, 'banned')
  await ports.realtime.publish(`person:${personId}`, { kind: 'close' })
}

/** Ends what a signed-out browser was watching. */
export async function endGrantsOfSession(ports: Ports, sessionId: string): Promise<void> {
  await endAndTell(ports, { sessionId }, 'signed_out')
}

async function endAndTell(ports: Ports, scope: Parameters<typeof endGrants>[1], reason: string): Promise<void> {
  const ended = await endGrants(ports.db, scope, reason, ports.clock.now())
  for (const grant of ended) await announceGrantEnd(ports, grant.personId, grant.id, reason)
}
