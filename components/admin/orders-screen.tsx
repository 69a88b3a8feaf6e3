'use client'

import { ChevronLeft, MailWarning, Search } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { PageTitle } from '@/components/shell/page-title'
import { Button, buttonClasses } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import { FailedRefunds } from './failed-refunds'
import { useEventOrders } from './orders'
import { OrdersList } from './orders-list'
import { useSettled } from './use-settled'

/** All orders of an event: find one, refund a ticket, ban a buyer. */
export function OrdersScreen({ slug }: { slug: string }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim(), 250)
  const [onlyMissed, setOnlyMissed] = useState(useSearchParams().get('letter') === 'missed')
  const { list, error, refetch, more } = useEventOrders(slug, { search, onlyMissed })
  return (
    <>
      <PageTitle
        title={t('ordersHeading')}
        lead={list === undefined ? undefined : localText(list.eventTitle, locale)}
        action={
          <Link href="/admin" className={buttonClasses({ look: 'quiet', size: 'small' })}>
            <ChevronLeft aria-hidden />
            {t('todayHeading')}
          </Link>
        }
      />
      <div className="mb-5 flex flex-wrap items-end justify-between gap-4">
        <div className="relative w-full max-w-md">
          <Field label={t('search')} help={t('searchHelp')}>
            {(input) => (
              <div className="relative">
                <Search aria-hidden className="absolute top-3.5 left-3.5 size-4.5 text-ink-soft" />
                <Input
                  type="search"
                  maxLength={100}
                  autoComplete="off"
                  className="pl-10"
                  value={typed}
                  onChange={(change) => setTyped(change.target.value)}
                  {...input}
                />
              </div>
            )}
          </Field>
        </div>
        <p role="status" className="text-sm text-ink-soft tabular-nums">
          {list !== undefined && t('found', { count: list.found })}
        </p>
      </div>
      <ProblemPanel error={error} onRetry={() => void refetch()} className="mb-5" />
      {list !== undefined && <FailedRefunds slug={slug} refunds={list.failedRefunds} />}
      {list !== undefined && (list.missed > 0 || onlyMissed) && (
        <Button look={onlyMissed ? 'quiet' : 'plain'} size="small" className="mb-4" aria-pressed={onlyMissed} onClick={() => setOnlyMissed(!onlyMissed)}>
          <MailWarning aria-hidden />
          {t('onlyMissed', { count: list.missed })}
        </Button>
      )}
      {list === undefined && error === null && (
        <Loading className="space-y-3">
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </Loading>
      )}
      {list !== undefined && <OrdersList slug={slug} list={list} wanted={{ search, onlyMissed }} more={more} />}
    </>
  )
}
