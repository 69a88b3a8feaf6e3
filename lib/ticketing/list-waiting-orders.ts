import { Words, type PersonActor } from '@/lib/accounts/contract'
import { readEvents } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import type { WaitingOrdersDto } from './contract'
import { orderedEvent } from './ordered-event'
import { findWaitingOrders } from './store'

/** The person's own orders that can still be paid, the one that ends first at the top: whoever has left the checkout finds back by them. */
export async function listWaitingOrders(ports: Ports, actor: PersonActor): Promise<WaitingOrdersDto> {
  const now = ports.clock.now()
  const rows = await findWaitingOrders(ports.db, actor, now)
  const events = await readEvents(ports, rows.map((row) => row.eventId))
  return {
    orders: rows.flatMap((row) => {
      const event = events.get(row.eventId)
      // A cancelled event's orders are about to be let go; nothing can be paid for it.
      if (!event || event.state === 'cancelled') return []
      return {
        id: row.id,
        state: row.state === 'held' ? ('held' as const) : ('awaiting_payment' as const),
        ...orderedEvent(event),
        lines: row.lines.map((line) => ({ name: Words.parse(line.ticketType.name), quantity: line.quantity })),
        totalYen: row.totalYen,
        expiresInMs: row.expiresAt.getTime() - now.getTime(),
      }
    }),
  }
}
