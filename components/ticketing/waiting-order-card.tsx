'use client'

import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Accent } from '@/components/ui/accent'
import { buttonClasses } from '@/components/ui/button'
import { Countdown } from '@/components/ui/countdown'
import { EventTime } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import { Money } from '@/components/ui/money'
import type { WaitingOrderDto } from '@/lib/ticketing/contract'

interface WaitingOrderCardProps {
  order: WaitingOrderDto
  /** When the seats go back on sale, on this device's clock, ms since 1970. */
  deadline: number
  onTimeOver: () => void
}

/** An order that waits for its payment: what it is, how long it waits, and the way back to the checkout. */
export function WaitingOrderCard({ order, deadline, onTimeOver }: WaitingOrderCardProps) {
  const t = useTranslations('tickets.waiting')
  const checkout = useTranslations('checkout')
  const locale = useLocale()
  return (
    <Accent colour={order.accent}>
      <article className="rounded-2xl border-2 border-accent bg-card p-5 shadow-card">
        <h3 className="text-lg">{localText(order.eventTitle, locale)}</h3>
        <EventTime startsAt={order.startsAt} endsAt={order.endsAt} zone={order.zone} className="mt-0.5 text-sm" />
        <ul className="mt-2 text-sm text-ink-soft">
          {order.lines.map((line) => (
            <li key={line.name.ja}>
              {localText(line.name, locale)} × {checkout('quantity', { count: line.quantity })}
            </li>
          ))}
        </ul>
        <div className="mt-4 flex flex-wrap items-end justify-between gap-x-4 gap-y-2 rounded-xl bg-accent-wash p-4">
          <p>
            <span className="block text-xs text-ink-soft">{checkout('holdLeft')}</span>
            <Countdown to={deadline} announce onDone={onTimeOver} className="text-2xl leading-tight font-extrabold" />
          </p>
          <p className="text-right">
            <span className="block text-xs text-ink-soft">{checkout('total')}</span>
            <Money yen={order.totalYen} className="text-xl font-bold" />
          </p>
        </div>
        <p className="mt-3 text-sm text-ink-soft">{order.state === 'held' ? checkout('holdText') : t('confirming')}</p>
        <Link href={`/checkout/${order.id}`} className={buttonClasses({ size: 'large', className: 'mt-4 w-full' })}>
          {t('toCheckout')}
        </Link>
      </article>
    </Accent>
  )
}
