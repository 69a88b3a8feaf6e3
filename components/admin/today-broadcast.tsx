'use client'

import { Eye } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { buttonClasses } from '@/components/ui/button'
import { localText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import { CutButton } from './cut-button'
import type { TodayBroadcast } from './today'

const tones: Record<TodayBroadcast['state'], BadgeTone> = { not_started: 'neutral', live: 'live', interrupted: 'warn', cut: 'bad', ended: 'neutral' }

/** How a broadcast stands: for one that is cut since when, for one to come when. */
export function BroadcastStateBadge({ broadcast, zone }: { broadcast: TodayBroadcast; zone: string }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  const { state, cut, startsAt } = broadcast
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2 md:justify-start">
      <Badge tone={tones[state]}>{t(`broadcastState.${state}`)}</Badge>
      {cut !== null && <span className="text-sm font-semibold text-bad">{t('cutSince', { time: momentText(cut.since, locale, zone) })}</span>}
      {state === 'not_started' && (
        <span suppressHydrationWarning className="text-sm whitespace-nowrap text-ink-soft tabular-nums">
          {momentText(startsAt, locale, zone)}
        </span>
      )}
    </span>
  )
}

/** What can be done with a broadcast from here: look at it, with a reason; cut it, and put it back. */
export function BroadcastActions({ broadcast }: { broadcast: TodayBroadcast }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  const isOn = broadcast.state !== 'not_started' && broadcast.state !== 'ended'
  return (
    <span className="flex flex-wrap justify-end gap-2">
      {isOn && (
        <Link
          href={`/admin/watch/${broadcast.id}`}
          aria-label={t('lookOf', { title: localText(broadcast.title, locale) })}
          className={buttonClasses({ look: 'quiet', size: 'small' })}
        >
          <Eye aria-hidden />
          {t('look')}
        </Link>
      )}
      <CutButton broadcast={broadcast} />
    </span>
  )
}
