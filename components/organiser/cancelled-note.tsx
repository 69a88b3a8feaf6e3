'use client'

import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { localText } from '@/components/ui/local-text'
import { momentText } from '@/components/ui/moments'
import { yenText } from '@/components/ui/money'
import { Progress } from '@/components/ui/progress'
import { CancellationLetters } from './cancellation-letters'
import type { Plan } from './plan'

/** That an event was cancelled, why, how far the money has gone back, and who knows of it. */
export function CancelledNote({ plan }: { plan: Plan }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  if (plan.cancellation === null) return null
  const { reason, cancelledAt, refunds, letters } = plan.cancellation
  const isDone = refunds.settled >= refunds.tickets
  return (
    <section aria-labelledby="cancelled-heading" className="mb-6 rounded-2xl border border-bad/40 bg-bad-wash p-5 sm:p-6">
      <h2 id="cancelled-heading" className="text-lg text-bad">
        {t('cancelledAt', { time: momentText(cancelledAt, locale, plan.zone) })}
      </h2>
      <p className="mt-1 whitespace-pre-line">{localText(reason, locale)}</p>
      {refunds.tickets > 0 && (
        <div className="mt-4" data-refunds={isDone ? 'done' : 'going'}>
          <Progress label={t('refundsHeading')} value={refunds.settled / refunds.tickets} />
          <p role="status" className="mt-2 text-sm tabular-nums">
            {isDone
              ? t('refundsDone', { count: refunds.tickets, total: yenText(refunds.settledYen) })
              : t('refundsGoing', { settled: refunds.settled, count: refunds.tickets, settledYen: yenText(refunds.settledYen), owed: yenText(refunds.owedYen) })}
          </p>
          {refunds.failed > 0 && (
            <p className="mt-1 text-sm">
              <Link href={`/admin/events/${plan.slug}/orders`} className="font-semibold underline">
                {t('refundsFailed', { count: refunds.failed })}
              </Link>
            </p>
          )}
        </div>
      )}
      {letters !== null && <CancellationLetters slug={plan.slug} letters={letters} />}
    </section>
  )
}
