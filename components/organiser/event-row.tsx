'use client'

import { CopyPlus, ReceiptText } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { Cover } from '@/components/events/cover'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button, buttonClasses } from '@/components/ui/button'
import { EventTime } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import { Money } from '@/components/ui/money'
import { CopyDialog } from './copy-dialog'
import type { PlannedEvent } from './plan'

export const stateTones: Record<PlannedEvent['state'], BadgeTone> = { draft: 'outline', published: 'good', ended: 'neutral', cancelled: 'bad' }

/** One event in the organiser's list: its picture, when it is, how it sells, and the ways on. */
export function EventRow({ event, organisation }: { event: PlannedEvent; organisation: string | null }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const [isCopying, setIsCopying] = useState(false)
  const title = localText(event.title, locale) || t('untitled')
  return (
    <article className="relative flex flex-col gap-4 rounded-2xl border border-line bg-card p-4 shadow-card has-[h3_a:hover]:border-line-strong sm:flex-row sm:items-center">
      <Cover cover={event.cover} seed={event.slug} accent={event.accent} sizes="12rem" className="aspect-video w-full rounded-xl sm:w-44" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="text-lg">
            <Link
              href={`/admin/events/${event.slug}`}
              className="after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-accent-word"
            >
              {title}
            </Link>
          </h3>
          <Badge tone={stateTones[event.state]}>{t(`states.${event.state}`)}</Badge>
        </div>
        {organisation !== null && <p className="text-sm text-ink-soft">{organisation}</p>}
        <EventTime startsAt={event.startsAt} endsAt={event.endsAt} zone={event.zone} className="text-sm" />
        {event.state !== 'draft' && (
          <p className="mt-1 text-sm tabular-nums">
            {t('soldOf', { sold: event.sold, quantity: event.quantity })}
            {event.held > 0 && <span className="text-ink-soft"> {t('heldToo', { held: event.held })}</span>}
            <span className="ml-4 text-ink-soft">{t('taken')}</span> <Money yen={event.takenYen} className="font-bold" />
          </p>
        )}
      </div>
      <div className="relative flex flex-wrap gap-2">
        {event.state !== 'draft' && (
          <Link href={`/admin/events/${event.slug}/orders`} aria-label={t('ordersOf', { title })} className={buttonClasses({ look: 'quiet', size: 'small' })}>
            <ReceiptText aria-hidden />
            {t('orders')}
          </Link>
        )}
        <Button look="quiet" size="small" aria-label={t('copyOf', { title })} onClick={() => setIsCopying(true)}>
          <CopyPlus aria-hidden />
          {t('copy')}
        </Button>
      </div>
      {isCopying && <CopyDialog event={event} title={title} onClose={() => setIsCopying(false)} />}
    </article>
  )
}
