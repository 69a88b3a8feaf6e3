'use client'

import { useQuery } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { getJson } from '@/components/shell/fetch-json'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { Money } from '@/components/ui/money'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { TillPaymentDto } from '@/lib/ticketing/contract'

type Outcome = 'succeeded' | 'failed'

/** The built-in test provider's page. It stands alone, without our frame, and looks like nothing that takes money. */
export function TillScreen({ paymentId }: { paymentId: string }) {
  const t = useTranslations('till')
  const payment = useQuery({
    queryKey: ['till', paymentId],
    queryFn: ({ signal }) => getJson<TillPaymentDto>(`/api/till/payments/${paymentId}`, { signal }),
    staleTime: Infinity,
  })
  const press = useAction<{ returnUrl: string }, Outcome>({
    path: `/api/till/payments/${paymentId}/outcome`,
    body: (outcome) => ({ outcome }),
  })
  const busy = press.isPending || press.isSuccess
  const choose = (outcome: Outcome) =>
    press.mutate(outcome, { onSuccess: ({ returnUrl }) => window.location.assign(returnUrl) })
  return (
    <TillFrame>
      {payment.data === undefined && payment.error === null && (
        <Loading className="space-y-4">
          <Skeleton className="h-8 w-2/3" />
          <Skeleton className="h-24" />
          <Skeleton className="h-14" />
        </Loading>
      )}
      <ProblemPanel error={payment.error} onRetry={() => void payment.refetch()} />
      {payment.data !== undefined && (
        <>
          <h1 className="text-2xl font-extrabold">{t('heading')}</h1>
          <dl className="mt-5 space-y-4 border-y-2 border-dashed border-black/40 py-5">
            <div className="flex items-baseline justify-between gap-4">
              <dt className="whitespace-nowrap">{t('payTo')}</dt>
              <dd className="text-right font-bold">{payment.data.sellerName}</dd>
            </div>
            <div className="flex items-baseline justify-between gap-4">
              <dt className="whitespace-nowrap">{t('amount')}</dt>
              <dd>
                <Money yen={payment.data.amountYen} className="text-4xl font-extrabold" />
              </dd>
            </div>
            <div className="flex items-baseline justify-between gap-4 text-sm">
              <dt className="whitespace-nowrap">{t('paymentNumber')}</dt>
              <dd className="tabular-nums">{paymentId.slice(0, 8)}</dd>
            </div>
          </dl>
          {payment.data.state === 'open' ? (
            <>
              <p className="mt-5 text-sm">{t('explain')}</p>
              <ProblemPanel error={press.error} className="mt-4" />
              <div className="mt-5 space-y-3">
                <Button size="large" wide busy={busy && press.variables === 'succeeded'} disabled={busy} onClick={() => choose('succeeded')}>
                  {busy && press.variables === 'succeeded' ? t('working') : t('succeed')}
                </Button>
                <Button look="quiet" size="large" wide busy={busy && press.variables === 'failed'} disabled={busy} onClick={() => choose('failed')}>
                  {busy && press.variables === 'failed' ? t('working') : t('decline')}
                </Button>
              </div>
            </>
          ) : (
            <div className="mt-5 space-y-4">
              <p className="font-semibold">{t(`settled.${payment.data.state}`)}</p>
              <Button asChild wide>
                <a href={payment.data.returnUrl}>{t('goBack')}</a>
              </Button>
            </div>
          )}
        </>
      )}
    </TillFrame>
  )
}

/** Stripes of a building site around a slip of paper. */
function TillFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('till')
  return (
    <div className="flex min-h-dvh flex-col bg-[repeating-linear-gradient(135deg,#ffd83d_0_28px,#f5c400_28px_56px)] text-black">
      <header className="flex flex-wrap items-center justify-center gap-x-3 bg-black px-4 py-3.5 text-center text-[#ffd83d]">
        <FlaskConical aria-hidden className="size-5" />
        <strong className="text-lg">{t('banner')}</strong>
        <span>{t('bannerText')}</span>
      </header>
      <main id="main" className="mx-auto w-full max-w-md flex-1 px-4 py-8 sm:py-14">
        <div className="border-2 border-black bg-white p-6 shadow-[8px_8px_0_0_black]">{children}</div>
        <LanguageSwitch className="mt-8 rounded-xl border-2 border-black bg-white px-3" />
      </main>
    </div>
  )
}
