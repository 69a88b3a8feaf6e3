import { CalendarDays, Clock, Store } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Accent } from '@/components/ui/accent'
import { Countdown } from '@/components/ui/countdown'
import { EventTime } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import type { EventDetailDto } from '@/lib/events/contract'
import { CancelledWords } from './cancelled-words'
import { EventHero } from './event-hero'
import { EventRules } from './event-rules'
import { phaseOf } from './phase'
import { Programme } from './programme'

interface EventScreenProps {
  event: EventDetailDto
  /** The server's time, ms since 1970. */
  now: number
  /** What is sold: `TicketShop` of components/ticketing. */
  tickets: ReactNode
  /** Who sells, as the law asks: `SellerNote` of components/ticketing. */
  seller?: ReactNode
}

/** An event's public page; tickets come second on a phone and stay in view at the side on a desk. Use it in a `full` frame. */
export function EventScreen({ event, now, tickets, seller }: EventScreenProps) {
  const t = useTranslations('events')
  const locale = useLocale()
  const phase = phaseOf(event, now)
  const iconClasses = 'mt-1 size-5 shrink-0 text-accent-word'
  return (
    <Accent colour={event.accent}>
      <EventHero event={event} phase={phase} />
      <div className="mx-auto grid max-w-6xl gap-x-10 gap-y-10 px-4 pt-7 sm:px-6 lg:grid-cols-[1fr_25rem] lg:grid-rows-[auto_1fr] lg:pt-10">
        <div className="space-y-3 lg:col-start-1 lg:row-start-1">
          <div className="flex gap-3">
            <CalendarDays aria-hidden className={iconClasses} />
            <EventTime startsAt={event.startsAt} endsAt={event.endsAt} zone={event.zone} />
          </div>
          {phase === 'upcoming' && (
            <p className="flex items-baseline gap-3">
              <Clock aria-hidden className={`${iconClasses} translate-y-0.5 self-start`} />
              <span>
                {t('startsIn')}
                <Countdown instant={event.startsAt} className="ml-3 text-xl font-bold" />
              </span>
            </p>
          )}
          <p className="flex gap-3">
            <Store aria-hidden className={iconClasses} />
            {t('sellerName', { name: event.sellerName })}
          </p>
          {phase === 'cancelled' && <CancelledWords reason={event.cancelReason} />}
          {phase === 'past' && <p className="rounded-xl bg-sunken p-4">{t('endedText')}</p>}
        </div>
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <div className="lg:sticky lg:top-24">{tickets}</div>
        </div>
        <div className="space-y-10 lg:col-start-1 lg:row-start-2">
          <section aria-labelledby="about">
            <h2 id="about" className="text-xl">
              {t('about')}
            </h2>
            <p className="mt-3 max-w-prose break-normal whitespace-pre-line">{localText(event.description, locale)}</p>
          </section>
          {event.programme.length > 0 && <Programme programme={event.programme} zone={event.zone} />}
          <EventRules rules={event.rules} />
          {seller}
        </div>
      </div>
    </Accent>
  )
}
