import type { StudioBroadcastDto } from '@/lib/streaming/contract'

export type TodayGroups = { now: StudioBroadcastDto[]; next: StudioBroadcastDto[]; over: StudioBroadcastDto[] }

/** What is on, what comes (soonest first), what is over (latest first). */
export function groupsOf(broadcasts: readonly StudioBroadcastDto[]): TodayGroups {
  const byStart = [...broadcasts].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  return {
    now: byStart.filter(({ state }) => state === 'live' || state === 'interrupted' || state === 'cut'),
    next: byStart.filter(({ state }) => state === 'not_started'),
    over: byStart.filter(({ state }) => state === 'ended').reverse(),
  }
}
