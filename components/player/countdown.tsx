'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useViewerZone } from '@/components/ui/clock'
import { Countdown } from '@/components/ui/countdown'
import { momentText, sameClock, zoneText } from '@/components/ui/moments'
import type { WatchDto } from '@/lib/streaming/contract'

interface UntilStartProps {
  ticket: WatchDto
  /** When the ticket was read, ms on this device's clock: what it says about the start counts from there. */
  readAt: number
  onDone: () => void
}

/** How long until the start, and when that is on the event's clock and on the viewer's. */
export function UntilStart({ ticket, readAt, onDone }: UntilStartProps) {
  const t = useTranslations('watch.panel.not_started')
  const locale = useLocale()
  const viewerZone = useViewerZone()
  const elsewhere = viewerZone !== null && !sameClock(ticket.startsAt, ticket.zone, viewerZone)
  return (
    <div className="tabular-nums">
      <p className="text-4xl leading-tight font-bold sm:text-6xl">
        <Countdown to={readAt + ticket.startsInMs} onDone={onDone} />
      </p>
      <p className="mt-2 text-sm text-white/80 sm:text-base">
        <time dateTime={ticket.startsAt}>
          {t('eventClock', {
            time: momentText(ticket.startsAt, locale, ticket.zone),
            zone: zoneText(ticket.startsAt, locale, ticket.zone),
          })}
        </time>
        {elsewhere && (
          <span className="block">{t('yourClock', { time: momentText(ticket.startsAt, locale, viewerZone) })}</span>
        )}
      </p>
    </div>
  )
}
