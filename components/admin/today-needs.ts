import type { TodayEvent } from './today'

const minute = 60_000
const day = 24 * 60 * minute
/** A broadcast may begin this long after its time before somebody should look, ms. */
const lateMs = 2 * minute

export type NeedKind = 'late' | 'interrupted' | 'cut' | 'ended_early' | 'draft_soon' | 'refunds_failed'

export interface Need {
  kind: NeedKind
  event: TodayEvent
  /** Of the broadcast, where it is about one. */
  title: TodayEvent['title'] | null
  /** When it was due, or since when it is so; null where that says nothing. */
  since: string | null
  count: number
}

const urgency: readonly NeedKind[] = ['late', 'interrupted', 'cut', 'ended_early', 'refunds_failed', 'draft_soon']

/**
 * What somebody should look at now, the most urgent first.
 * @param now ms since 1970
 */
export function needsOf(events: readonly TodayEvent[], now: number): Need[] {
  const needs = events.flatMap((event): Need[] => {
    const about = (kind: NeedKind, more: Partial<Need> = {}): Need => ({ kind, event, title: null, since: null, count: 0, ...more })
    if (event.state === 'draft') {
      const isSoon = Date.parse(event.startsAt) > now && Date.parse(event.startsAt) <= now + 3 * day
      return isSoon ? [about('draft_soon', { since: event.startsAt })] : []
    }
    // Of a cancelled event there is nothing to watch over but the money.
    const onAir = event.state === 'cancelled' ? [] : event.broadcasts
    const broadcasts = onAir.flatMap((broadcast) => {
      const { title, state, startsAt, endsAt, endedAt, cut } = broadcast
      if (cut !== null) return [about('cut', { title, since: cut.since })]
      // Its time is still on the event's page, and it cannot be begun again.
      const isEarly = endedAt !== null && Date.parse(endedAt) < Date.parse(startsAt) && event.state === 'published' && Date.parse(event.endsAt) > now
      if (isEarly) return [about('ended_early', { title, since: startsAt })]
      if (state === 'interrupted') return [about('interrupted', { title })]
      const isLate = event.state === 'published' && state === 'not_started' && Date.parse(startsAt) + lateMs < now && Date.parse(endsAt) > now
      return isLate ? [about('late', { title, since: startsAt })] : []
    })
    return [...broadcasts, ...((event.refundsFailed ?? 0) > 0 ? [about('refunds_failed', { count: event.refundsFailed ?? 0 })] : [])]
  })
  return needs.sort((one, other) => urgency.indexOf(one.kind) - urgency.indexOf(other.kind))
}

/**
 * Whether an event belongs on the page of this day: it is on, it was until half a day ago, or it comes within a week.
 * @param now ms since 1970
 */
export function isNear({ startsAt, endsAt, broadcasts, state }: TodayEvent, now: number): boolean {
  if (broadcasts.some((broadcast) => broadcast.state === 'live' || broadcast.state === 'interrupted')) return true
  return state !== 'cancelled' && Date.parse(endsAt) >= now - day / 2 && Date.parse(startsAt) <= now + 7 * day
}
