import { useLocale, useTranslations } from 'next-intl'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { EventTime } from '@/components/ui/event-time'
import { localText } from '@/components/ui/local-text'
import { Money } from '@/components/ui/money'
import type { OrderDto } from '@/lib/ticketing/contract'

/** What is bought, from whom, and what it costs with its tax. */
export function OrderSummary({ order }: { order: OrderDto }) {
  const t = useTranslations('checkout')
  const locale = useLocale()
  const rates = [...new Set(order.lines.map(({ taxRatePercent }) => taxRatePercent))].join(locale === 'ja' ? '・' : ', ')
  return (
    <Card aria-labelledby="order-heading">
      <CardBody>
        <CardTitle id="order-heading">{t('order')}</CardTitle>
        <p className="mt-1 font-semibold">{localText(order.eventTitle, locale)}</p>
        <EventTime startsAt={order.startsAt} endsAt={order.endsAt} zone={order.zone} className="mt-0.5 text-sm" />
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {order.lines.map((line) => (
            <li key={line.name.ja} className="flex items-start justify-between gap-4 py-3.5">
              <div>
                <p className="font-semibold">{localText(line.name, locale)}</p>
                <p className="text-sm text-ink-soft tabular-nums">
                  <Money yen={line.unitPriceYen} /> × {t('quantity', { count: line.quantity })}
                </p>
              </div>
              <Money yen={line.unitPriceYen * line.quantity} className="font-semibold" />
            </li>
          ))}
        </ul>
        <div className="mt-4 flex items-baseline justify-between gap-4">
          <p className="font-bold">{t('total')}</p>
          <Money yen={order.totalYen} className="text-3xl font-extrabold" />
        </div>
        <p className="text-right text-sm text-ink-soft">
          {t('tax', { rate: rates })} <Money yen={order.taxYen} />
        </p>
        <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t border-line pt-4 text-sm">
          <dt className="text-ink-soft">{t('seller')}</dt>
          <dd className="text-right">{order.sellerName}</dd>
          {order.registrationNumber !== null && (
            <>
              <dt className="text-ink-soft">{t('registration')}</dt>
              <dd className="text-right tabular-nums">{order.registrationNumber}</dd>
            </>
          )}
          <dt className="text-ink-soft">{t('orderNumber')}</dt>
          <dd className="text-right tabular-nums select-all">{order.id.slice(0, 8)}</dd>
        </dl>
      </CardBody>
    </Card>
  )
}
