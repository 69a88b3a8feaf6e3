'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useViewer } from '@/components/shell/viewer'
import { buttonClasses } from '@/components/ui/button'
import { Countdown } from '@/components/ui/countdown'
import { useWaitingOrders } from './waiting-orders'

/** On an event's page: that its viewer has an unpaid order for it already, and the way on. The page itself is the same for everybody. */
export function WaitingOrderNote({ eventSlug }: { eventSlug: string }) {
  const t = useTranslations('events.waitingOrder')
  const { data, dataUpdatedAt, refetch } = useWaitingOrders({ enabled: useViewer()?.signedIn === true })
  const [order, ...others] = data?.orders.filter((waiting) => waiting.eventSlug === eventSlug) ?? []
  if (order === undefined) return null
  return (
    <div data-waiting-order="" className="mb-4 rounded-2xl border-2 border-accent bg-accent-wash p-4">
      <p className="font-bold">{t('text')}</p>
      <p className="mt-0.5 text-sm text-ink-soft">
        {t('left')} <Countdown to={dataUpdatedAt + order.expiresInMs} onDone={() => void refetch()} className="font-bold text-ink" />
      </p>
      <Link href={others.length === 0 ? `/checkout/${order.id}` : '/tickets'} className={buttonClasses({ className: 'mt-3 w-full' })}>
        {t('goOn')}
      </Link>
    </div>
  )
}
