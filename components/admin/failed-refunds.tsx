'use client'

import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { momentText } from '@/components/ui/moments'
import { yenText } from '@/components/ui/money'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import type { EventOrdersDto, RetriedRefundDto } from '@/lib/ticketing/contract'
import { ordersKey } from './orders'

type FailedRefund = EventOrdersDto['failedRefunds'][number]

/** Money that the payment provider would not send back, and the way to ask for it again. */
export function FailedRefunds({ slug, refunds }: { slug: string; refunds: readonly FailedRefund[] }) {
  const t = useTranslations('admin')
  if (refunds.length === 0) return null
  return (
    <section aria-labelledby="failed-refunds" data-failed-refunds className="mb-6 rounded-xl border border-warn/50 bg-card">
      <div className="px-4 pt-4">
        <h2 id="failed-refunds" className="flex items-center gap-2 text-lg">
          <CircleAlert aria-hidden className="size-5 shrink-0 text-warn" />
          {t('failedRefunds')}
        </h2>
        <p className="mt-1 text-sm text-ink-soft">{t('failedRefundsText')}</p>
      </div>
      <ul className="mt-2 divide-y divide-line">
        {refunds.map((refund) => (
          <FailedRefundLine key={refund.id} slug={slug} refund={refund} />
        ))}
      </ul>
    </section>
  )
}

function FailedRefundLine({ slug, refund }: { slug: string; refund: FailedRefund }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  const toast = useToast()
  const client = useQueryClient()
  const retry = useAction<RetriedRefundDto>({ path: `/api/admin/refunds/${refund.id}/retry` })
  const [name, price] = [refund.buyerName, yenText(refund.amountYen)]
  const press = () =>
    retry.mutate(undefined, {
      onSuccess: ({ state }) => toast({ text: t(`refundRetried.${state}`, { name, price }), tone: state === 'succeeded' ? 'good' : 'bad' }),
      onSettled: () => client.invalidateQueries({ queryKey: ordersKey(slug) }),
    })
  return (
    <li className="px-4 py-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-0">
          <span className="font-semibold">{name}</span> <span className="font-bold tabular-nums">{price}</span>
          <span className="block text-xs text-ink-soft tabular-nums">
            {[refund.shortCode, refund.orderId.slice(0, 8), t('failedSince', { time: momentText(refund.since, locale) })].filter(Boolean).join(' · ')}
          </span>
        </p>
        <Button look="quiet" size="small" disabled={retry.isPending} aria-label={t('refundRetryOf', { name, price })} onClick={press}>
          {t('refundRetry')}
        </Button>
      </div>
      <ProblemPanel error={retry.error} className="mt-2" />
    </li>
  )
}
