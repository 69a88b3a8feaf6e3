'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useViewerZone } from './clock'
import { cn } from './class-names'
import { dateText, momentText, sameClock, timeRangeText, zoneText } from './moments'

interface EventTimeProps {
  startsAt: string
  endsAt: string
  /** IANA zone of the event. */
  zone: string
  className?: string
}

/** Day, time and zone of an event; and the same for the viewer where the viewer's clock shows something else. */
export function EventTime({ startsAt, endsAt, zone, className }: EventTimeProps) {
  const t = useTranslations('time')
  const locale = useLocale()
  const viewerZone = useViewerZone()
  const elsewhere = viewerZone !== null && !sameClock(startsAt, zone, viewerZone)
  return (
    <div className={cn('tabular-nums', className)}>
      <time dateTime={startsAt} suppressHydrationWarning className="font-semibold">
        <span className="mr-[0.6em] inline-block whitespace-nowrap">{dateText(startsAt, locale, zone)}</span>
        <span className="mr-[0.6em] inline-block whitespace-nowrap">{timeRangeText(startsAt, endsAt, locale, zone)}</span>
      </time>
      <span suppressHydrationWarning className="inline-block text-sm whitespace-nowrap text-ink-soft">
        {zoneText(startsAt, locale, zone)}
      </span>
      {elsewhere && (
        <p className="text-sm text-ink-soft">{t('yourTime', { time: momentText(startsAt, locale, viewerZone) })}</p>
      )}
    </div>
  )
}

/** A moment in the viewer's zone, or in the zone named. */
export function Moment({ instant, zone, className }: { instant: string; zone?: string; className?: string }) {
  const locale = useLocale()
  const viewerZone = useViewerZone()
  const where = zone ?? viewerZone
  return (
    <time dateTime={instant} suppressHydrationWarning className={cn('tabular-nums whitespace-nowrap', className)}>
      {where === null ? '' : momentText(instant, locale, where)}
    </time>
  )
}
