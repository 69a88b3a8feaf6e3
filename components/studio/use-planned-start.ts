'use client'

import { useLocale } from 'next-intl'
import { deviceMoment, useNow } from '@/components/ui/clock'
import { momentText, zoneText } from '@/components/ui/moments'
import type { StudioBroadcastDto } from '@/lib/streaming/contract'
import { plannedStart, type PlannedStart } from './planned-start'

/** When a broadcast is planned to start, in words, and how that stands to now. */
export function usePlannedStart({ startsAt, zone }: Pick<StudioBroadcastDto, 'startsAt' | 'zone'>): { start: PlannedStart; words: { time: string; zone: string } } {
  const locale = useLocale()
  const now = useNow()
  const words = { time: momentText(startsAt, locale, zone), zone: zoneText(startsAt, locale, zone) }
  return { start: now === null ? 'past' : plannedStart(deviceMoment(startsAt), now), words }
}
