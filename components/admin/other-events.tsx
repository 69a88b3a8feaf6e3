'use client'

import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Moment } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import type { TodayEvent } from './today'

/** Events of other days, folded: this page is about this one. */
export function OtherEvents({ events }: { events: readonly TodayEvent[] }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  if (events.length === 0) return null
  return (
    <details className="mt-6 rounded-2xl border border-line bg-card px-5 py-3">
      <summary className="min-h-11 py-2 font-semibold">{t('otherEvents', { count: events.length })}</summary>
      <ul className="divide-y divide-line">
        {events.map((event) => (
          <li key={event.slug} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
            <span className="min-w-0 flex-1 basis-52 font-semibold">{localText(event.title, locale)}</span>
            <Moment instant={event.startsAt} zone={event.zone} className="text-sm text-ink-soft" />
            <Badge>{t(`eventState.${event.state}`)}</Badge>
            {event.mayReadOrders && (
              <Link href={`/admin/events/${event.slug}/orders`} className="flex min-h-11 items-center underline underline-offset-4">
                {t('orders')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
