import { useTranslations } from 'next-intl'
import type { EventOnSaleDto } from '@/lib/ticketing/contract'

/** Who sells, as the Act on Specified Commercial Transactions asks; folded, since few look for it. */
export function SellerNote({ seller }: Pick<EventOnSaleDto, 'seller'>) {
  const t = useTranslations('events')
  const facts = [
    { key: 'sellerFact' as const, value: seller.name },
    { key: 'sellerAddress' as const, value: seller.address },
    { key: 'sellerContact' as const, value: seller.contact },
    { key: 'sellerNumber' as const, value: seller.registrationNumber ?? '' },
  ].filter(({ value }) => value !== '')
  return (
    <details className="rounded-xl border border-line bg-card px-5 py-3">
      <summary className="min-h-11 py-2 font-semibold">{t('sellerHeading')}</summary>
      <dl className="grid gap-x-6 gap-y-2 pb-3 text-sm sm:grid-cols-[8rem_1fr]">
        {facts.map(({ key, value }) => (
          <div key={key} className="contents">
            <dt className="text-ink-soft">{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
