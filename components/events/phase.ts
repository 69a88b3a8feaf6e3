import type { EventSummaryDto } from '@/lib/events/contract'

/** Where an event stands for somebody who looks at a list. */
export type EventPhase = 'on' | 'upcoming' | 'past' | 'cancelled'

/** @param now ms since 1970 */
export function phaseOf({ state, startsAt, endsAt }: Pick<EventSummaryDto, 'state' | 'startsAt' | 'endsAt'>, now: number): EventPhase {
  if (state === 'cancelled') return 'cancelled'
  if (state === 'ended' || Date.parse(endsAt) <= now) return 'past'
  return Date.parse(startsAt) <= now ? 'on' : 'upcoming'
}

/** On now; then what comes, the next first; then what is over, the latest first. Each event stands in one group. */
export function groupByPhase(events: readonly EventSummaryDto[], now: number) {
  const dated = [...events].sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
  const on = dated.filter((event) => phaseOf(event, now) === 'on')
  // A cancelled event stays where people look for it until its day is over.
  const past = dated.filter((event) => phaseOf(event, now) === 'past' || Date.parse(event.endsAt) <= now).reverse()
  const upcoming = dated.filter((event) => !on.includes(event) && !past.includes(event))
  return { on, upcoming, past }
}
