'use client'

import { useQuery } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { LocalText } from '@/components/ui/local-text'

export interface TodayBroadcast {
  id: string
  title: LocalText
  state: 'not_started' | 'live' | 'interrupted' | 'ended'
  viewers: number
  /** Median of what players measure, ms; null while nobody has reported. */
  delayMs: number | null
}

export interface TodayEvent {
  slug: string
  title: LocalText
  state: 'draft' | 'published' | 'ended' | 'cancelled'
  startsAt: string
  endsAt: string
  zone: string
  /** Seats. */
  sold: number
  held: number
  quantity: number
  /** Null for staff who may not see sales figures. */
  takenYen: number | null
  broadcasts: TodayBroadcast[]
}

const everyMs = 5_000

/** The organiser's events as they are now, asked again every five seconds while the page is seen. */
export function useToday() {
  return useQuery({
    queryKey: ['admin', 'today'],
    queryFn: ({ signal }) => getJson<{ events: TodayEvent[] }>('/api/admin/today', { signal }),
    refetchInterval: everyMs,
  })
}
