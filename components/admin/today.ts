'use client'

import { useQuery } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { TodayDto } from '@/lib/streaming/contract'

export type TodayEvent = TodayDto['events'][number]
export type TodayBroadcast = TodayEvent['broadcasts'][number]

const everyMs = 5_000
export const todayKey = ['admin', 'today']

/** The organiser's events as they are now, asked again every five seconds while the page is seen. */
export function useToday() {
  return useQuery({
    queryKey: todayKey,
    queryFn: ({ signal }) => getJson<TodayDto>('/api/admin/today', { signal }),
    refetchInterval: everyMs,
  })
}
