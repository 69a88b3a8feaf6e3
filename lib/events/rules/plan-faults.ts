/** What is wrong with the times of a plan; screens choose their words by it. */
export type PlanFault =
  | 'event_ends_before_start'
  | 'event_too_long'
  | 'line_ends_before_start'
  | 'line_outside_event'
  | 'broadcast_ends_before_start'
  | 'broadcast_outside_event'
  | 'broadcast_too_long'

type Span = { startsAt: Date; endsAt: Date }

const hourMs = 60 * 60_000
const longestEventMs = 31 * 24 * hourMs
const longestBroadcastMs = 24 * hourMs
/** Doors open before the event, and people stay after it. */
const programmeMarginMs = 6 * hourMs

export function eventFault(event: Span): PlanFault | null {
  const length = event.endsAt.getTime() - event.startsAt.getTime()
  if (length <= 0) return 'event_ends_before_start'
  return length > longestEventMs ? 'event_too_long' : null
}

export function lineFault(event: Span, line: Span): PlanFault | null {
  if (line.endsAt <= line.startsAt) return 'line_ends_before_start'
  const isInside =
    line.startsAt.getTime() >= event.startsAt.getTime() - programmeMarginMs && line.endsAt.getTime() <= event.endsAt.getTime() + programmeMarginMs
  return isInside ? null : 'line_outside_event'
}

export function broadcastFault(event: Span, broadcast: Span): PlanFault | null {
  if (broadcast.endsAt <= broadcast.startsAt) return 'broadcast_ends_before_start'
  if (broadcast.endsAt.getTime() - broadcast.startsAt.getTime() > longestBroadcastMs) return 'broadcast_too_long'
  return broadcast.startsAt >= event.startsAt && broadcast.endsAt <= event.endsAt ? null : 'broadcast_outside_event'
}

/** The first thing that is wrong with the times of a whole plan. */
export function planFault(plan: Span & { programme: readonly Span[]; broadcasts: readonly Span[] }): PlanFault | null {
  const faults = [eventFault(plan), ...plan.broadcasts.map((each) => broadcastFault(plan, each)), ...plan.programme.map((line) => lineFault(plan, line))]
  return faults.find((fault) => fault !== null) ?? null
}

export const faultSentences: Record<PlanFault, string> = {
  event_ends_before_start: 'The event must end after it starts.',
  event_too_long: 'An event can last 31 days at most.',
  line_ends_before_start: 'Each line of the programme must end after it starts.',
  line_outside_event: 'The programme must lie within six hours of the event.',
  broadcast_ends_before_start: 'A broadcast must end after it starts.',
  broadcast_outside_event: 'A broadcast must lie within the times of the event.',
  broadcast_too_long: 'A broadcast can last 24 hours at most.',
}
