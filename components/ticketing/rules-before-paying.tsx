'use client'

import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { getJson } from '@/components/shell/fetch-json'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { EventOnSaleDto } from '@/lib/ticketing/contract'

interface RulesBeforePayingProps {
  eventSlug: string
  /** The way to pay; it stands below what a buyer agrees to, and not before that can be read. */
  children: ReactNode
}

/** What the buyer agrees to by paying, in full and right above the button. */
export function RulesBeforePaying({ eventSlug, children }: RulesBeforePayingProps) {
  const t = useTranslations('checkout')
  const locale = useLocale()
  const { data, error, refetch } = useQuery({
    queryKey: ['events', eventSlug],
    queryFn: ({ signal }) => getJson<EventOnSaleDto>(`/api/events/${eventSlug}`, { signal }),
    staleTime: 60_000,
  })
  if (error !== null) return <ProblemPanel error={error} onRetry={() => void refetch()} moneyUntouched />
  if (data === undefined) {
    return (
      <Loading>
        <Skeleton className="h-44" />
      </Loading>
    )
  }
  const words = localText(data.rules, locale)
  return (
    <>
      {words !== '' && (
        <section aria-labelledby="before-paying" className="mb-5 rounded-2xl border border-line bg-card p-5">
          <h2 id="before-paying" className="font-bold">
            {t('rulesHeading')}
          </h2>
          <p className="mt-2 text-sm break-normal whitespace-pre-line">{words}</p>
          <p className="mt-3 border-t border-line pt-3 text-sm font-semibold">{t('rulesAgree')}</p>
        </section>
      )}
      {children}
    </>
  )
}
