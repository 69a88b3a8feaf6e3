'use client'

import { CirclePlay, Hourglass } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Accent } from '@/components/ui/accent'
import { Artwork } from '@/components/ui/artwork'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { buttonClasses } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'
import { Countdown } from '@/components/ui/countdown'
import { EventTime, Moment } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import type { HeldTicket, TicketMoment } from './ticket-groups'
import { nextOpening } from './ticket-phase'

const tones: Record<TicketMoment, BadgeTone> = {
  not_started: 'accent',
  live: 'live',
  interrupted: 'warn',
  cut: 'warn',
  ended: 'neutral',
  archive: 'good',
  archive_cut: 'warn',
  archive_over: 'neutral',
  refunded: 'bad',
  revoked: 'bad',
}

interface TicketStubProps extends HeldTicket {
  /** On this device's clock, ms since 1970. */
  now: number
}

/** One ticket: when, what to do now, and the code that is its holder's. */
export function TicketStub({ ticket, watch, moment, now }: TicketStubProps) {
  const t = useTranslations('tickets')
  const locale = useLocale()
  const opening = nextOpening(ticket.opens, now)
  const over = moment === 'refunded' || moment === 'revoked' || moment === 'archive_over' || moment === 'ended'
  return (
    <Accent colour={ticket.accent}>
      <article className="overflow-hidden rounded-2xl border border-line bg-card shadow-card">
        <div className={cn('relative isolate min-h-28 p-5 text-white', over && 'saturate-[0.2]')}>
          <Artwork seed={ticket.eventSlug} accent={ticket.accent} className="absolute inset-0 -z-20 size-full" />
          <div className="absolute inset-0 -z-10 bg-linear-to-t from-black/70 to-black/15" />
          <div className="flex items-start justify-between gap-3">
            <p className="text-sm font-semibold text-white/90">{localText(ticket.ticketTypeName, locale)}</p>
            <Badge tone={tones[moment]}>{t(`moment.${moment}`)}</Badge>
          </div>
          <h3 className="mt-3 text-xl">{localText(ticket.eventTitle, locale)}</h3>
        </div>
        <div className="p-5">
          {opening !== undefined && <EventTime startsAt={opening.startsAt} endsAt={opening.endsAt} zone={ticket.zone} />}
          <TicketAction ticket={ticket} watch={watch} moment={moment} startsAt={opening?.startsAt} />
        </div>
        <div className="relative border-t-2 border-dashed border-line px-5 py-4">
          <span aria-hidden className="absolute -top-3 -left-3 size-6 rounded-full border border-line bg-page" />
          <span aria-hidden className="absolute -top-3 -right-3 size-6 rounded-full border border-line bg-page" />
          <div className="flex flex-wrap items-end justify-between gap-3">
            <dl>
              <dt className="text-xs text-ink-soft">{t('shortCode')}</dt>
              <dd className="text-xl leading-tight font-bold tracking-[0.16em] tabular-nums">{ticket.shortCode}</dd>
            </dl>
            <div className="flex gap-4 text-sm">
              <Link href={`/checkout/${ticket.orderId}`} className={buttonClasses({ look: 'link', className: 'p-0 text-sm' })}>
                {t('order')}
              </Link>
              <Link href={`/events/${ticket.eventSlug}`} className={buttonClasses({ look: 'link', className: 'p-0 text-sm' })}>
                {t('event')}
              </Link>
            </div>
          </div>
        </div>
      </article>
    </Accent>
  )
}

function TicketAction({ ticket, watch, moment, startsAt }: HeldTicket & { startsAt: string | undefined }) {
  const t = useTranslations('tickets')
  const watchHref = `/watch/${ticket.id}`
  const wide = 'mt-4 w-full'
  if (moment === 'live' || moment === 'interrupted' || moment === 'cut') {
    return (
      <>
        {moment === 'interrupted' && <p className="mt-3 text-sm text-ink-soft">{t('interruptedText')}</p>}
        {moment === 'cut' && <p className="mt-3 text-sm text-ink-soft">{t('cutText')}</p>}
        <Link href={watchHref} className={buttonClasses({ size: 'large', className: wide })}>
          <CirclePlay aria-hidden />
          {t('watchLive')}
        </Link>
      </>
    )
  }
  if (moment === 'archive') {
    return (
      <>
        {watch?.archiveUntil && (
          <p className="mt-1 text-sm text-ink-soft">
            {t.rich('archiveUntil', { time: () => <Moment instant={watch.archiveUntil ?? ''} className="font-semibold text-ink" /> })}
          </p>
        )}
        <Link href={watchHref} className={buttonClasses({ size: 'large', className: wide })}>
          <CirclePlay aria-hidden />
          {t('watchArchive')}
        </Link>
      </>
    )
  }
  if (moment === 'archive_cut') return <p className="mt-3 text-ink-soft">{t('archiveCutText')}</p>
  if (moment === 'not_started') {
    return (
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3 rounded-xl bg-accent-wash p-4">
        {startsAt !== undefined && (
          <p>
            <span className="block text-xs text-ink-soft">{t('startsIn')}</span>
            <Countdown instant={startsAt} className="text-2xl leading-tight font-extrabold" />
          </p>
        )}
        <Link href={watchHref} className={buttonClasses({ look: 'quiet', size: 'small' })}>
          <Hourglass aria-hidden />
          {t('openWatch')}
        </Link>
      </div>
    )
  }
  return <p className="mt-3 text-ink-soft">{t(`over.${moment}`)}</p>
}
