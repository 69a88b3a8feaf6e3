'use client'

import { History, Radio } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useDurationText } from '@/components/ui/countdown'
import { localText } from '@/components/ui/local-text'
import { momentRangeText } from '@/components/ui/moments'
import type { OpensDto } from '@/lib/events/contract'

interface OpensListProps {
  opens: readonly OpensDto[]
  /** The event's zone. */
  zone: string
}

/** What a ticket opens: the live streams with their times, the archives with how long they stay. */
export function OpensList({ opens, zone }: OpensListProps) {
  const t = useTranslations('events')
  const locale = useLocale()
  const duration = useDurationText()
  return (
    <ul aria-label={t('opens')} className="space-y-2.5">
      {opens.map((one) => {
        const Icon = one.kind === 'broadcast' ? Radio : History
        return (
          <li key={`${one.kind} ${one.startsAt} ${one.title.ja}`} className="flex gap-3 text-sm">
            <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-accent-word" />
            <div>
              <p className="font-semibold">
                {t(one.kind === 'broadcast' ? 'opensBroadcast' : 'opensArchive')}
                <span className="ml-2 font-normal text-ink-soft">{localText(one.title, locale)}</span>
              </p>
              <p suppressHydrationWarning className="text-ink-soft tabular-nums">
                {one.kind === 'broadcast'
                  ? momentRangeText(one.startsAt, one.endsAt, locale, zone)
                  : t('archiveFor', { time: duration((one.archiveMinutes ?? 0) * 60_000) })}
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
