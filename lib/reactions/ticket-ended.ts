import type { OutboxTopics } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { endGrantsOfTicket } from '@/lib/streaming'

/** A refunded or revoked ticket ends what plays on it. */
export function ticketEnded(ports: Ports, { ticketId, state }: OutboxTopics['ticket.ended']): Promise<void> {
  return endGrantsOfTicket(ports, ticketId, state)
}
