import type { PlannedEvent } from '@/lib/events'
import type { OrderDto } from './contract'

/** What an order says of its event. */
export function orderedEvent({ slug, title, startsAt, endsAt, zone, accent }: PlannedEvent): Pick<OrderDto, 'eventSlug' | 'eventTitle' | 'startsAt' | 'endsAt' | 'zone' | 'accent'> {
  return { eventSlug: slug, eventTitle: title, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), zone, accent }
}
