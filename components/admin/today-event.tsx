import { ExternalLink, Pencil, ReceiptText } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { buttonClasses } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EventTime } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import { Money } from '@/components/ui/money'
import { Table } from '@/components/ui/table'
import { SeatsBar } from './seats-bar'
import type { TodayEvent } from './today'
import { BroadcastActions, BroadcastStateBadge } from './today-broadcast'

const eventTones: Record<TodayEvent['state'], BadgeTone> = { draft: 'outline', published: 'good', ended: 'neutral', cancelled: 'bad' }

/** One event of the day: seats, takings, and how its streams are doing. */
export function TodayEventCard({ event }: { event: TodayEvent }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  const seconds = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-4 p-5 sm:p-6">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2.5">
            <h2 id={`event-${event.slug}`} className="scroll-mt-24 text-xl">
              {localText(event.title, locale)}
            </h2>
            <Badge tone={eventTones[event.state]}>{t(`eventState.${event.state}`)}</Badge>
          </div>
          <EventTime startsAt={event.startsAt} endsAt={event.endsAt} zone={event.zone} className="mt-1 text-sm" />
        </div>
        <div className="flex flex-wrap gap-2">
          {event.mayReadOrders && event.state !== 'draft' && (
            <Link href={`/admin/events/${event.slug}/orders`} className={buttonClasses({ size: 'small' })}>
              <ReceiptText aria-hidden />
              {t('orders')}
            </Link>
          )}
          {event.takenYen !== null && (
            <Link href={`/admin/events/${event.slug}`} className={buttonClasses({ look: event.state === 'draft' ? 'primary' : 'quiet', size: 'small' })}>
              <Pencil aria-hidden />
              {t('editEvent')}
            </Link>
          )}
          {event.state !== 'draft' && (
            <a href={event.publicUrl} className={buttonClasses({ look: 'quiet', size: 'small' })}>
              <ExternalLink aria-hidden />
              {t('eventPage')}
            </a>
          )}
        </div>
      </div>
      <div className="grid gap-6 border-t border-line p-5 sm:grid-cols-[1fr_auto] sm:p-6">
        <SeatsBar sold={event.sold} held={event.held} quantity={event.quantity} />
        {event.takenYen !== null && (
          <p className="sm:text-right">
            <span className="block text-sm text-ink-soft">{t('taken')}</span>
            <Money yen={event.takenYen} className="text-2xl leading-tight font-extrabold" />
          </p>
        )}
      </div>
      {event.broadcasts.length > 0 && (
        <div className="border-t border-line p-5 pt-3 sm:px-2 md:pt-0">
          <Table
            caption={t('broadcasts')}
            rows={event.broadcasts}
            rowKey={({ id }) => id}
            columns={[
              { key: 'title', header: t('broadcasts'), cell: ({ title }) => <span className="font-semibold">{localText(title, locale)}</span> },
              { key: 'state', header: t('state'), cell: (broadcast) => <BroadcastStateBadge broadcast={broadcast} zone={event.zone} /> },
              { key: 'viewers', header: t('viewers'), align: 'right', cell: ({ viewers }) => t('viewerCount', { count: viewers }) },
              {
                key: 'delay',
                header: t('delay'),
                align: 'right',
                cell: ({ delayMs }) => (delayMs === null ? t('unknown') : t('delaySeconds', { seconds: seconds.format(delayMs / 1_000) })),
              },
              { key: 'actions', header: t('actions'), align: 'right', whole: true, cell: (broadcast) => <BroadcastActions broadcast={broadcast} /> },
            ]}
          />
        </div>
      )}
    </Card>
  )
}
