import 'server-only'
import type { OutboxMessage } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { archiveChanged } from './archive-changed'
import { broadcastEnded } from './broadcast-ended'
import { broadcastRemoved } from './broadcast-removed'
import { coverReplaced } from './cover-replaced'
import { eventCancelled } from './event-cancelled'
import { personBanned } from './person-banned'
import { sessionEnded } from './session-ended'
import { ticketEnded } from './ticket-ended'

export { letters } from './letters'

/** When X, then Y: carries out one effect that a room owes another. Each may run more than once. */
export function react(ports: Ports, message: OutboxMessage): Promise<void> {
  switch (message.topic) {
    case 'ticket.ended':
      return ticketEnded(ports, message.payload)
    case 'person.banned':
      return personBanned(ports, message.payload)
    case 'session.ended':
      return sessionEnded(ports, message.payload)
    case 'broadcast.ended':
      return broadcastEnded(ports, message.payload)
    case 'broadcast.removed':
      return broadcastRemoved(ports, message.payload)
    case 'archive.changed':
      return archiveChanged(ports, message.payload)
    case 'event.cancelled':
      return eventCancelled(ports, message.payload)
    case 'cover.replaced':
      return coverReplaced(ports, message.payload)
  }
}
