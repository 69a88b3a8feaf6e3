'use client'

import { ChevronLeft, Search } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { PageTitle } from '@/components/shell/page-title'
import { buttonClasses } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import { BanDialog } from './ban-dialog'
import { FailedRefunds } from './failed-refunds'
import { useEventOrders, type AdminOrder, type AdminTicket } from './orders'
import { OrdersTable } from './orders-table'
import { RefundDialog } from './refund-dialog'
import { useSettled } from './use-settled'

type Asked = { kind: 'refund'; order: AdminOrder; ticket: AdminTicket } | { kind: 'ban'; order: AdminOrder } | null

/** All orders of an event: find one, refund a ticket, ban a buyer. */
export function OrdersScreen({ slug }: { slug: string }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim(), 250)
  const [asked, setAsked] = useState<Asked>(null)
  const { data, error, refetch } = useEventOrders(slug, search)
  const orders = data?.orders
  return (
    <>
      <PageTitle
        title={t('ordersHeading')}
        lead={data === undefined ? undefined : localText(data.eventTitle, locale)}
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
          {orders !== undefined && t('found', { count: orders.length })}
        </p>
      </div>
      <ProblemPanel error={error} onRetry={() => void refetch()} className="mb-5" />
      {data !== undefined && <FailedRefunds slug={slug} refunds={data.failedRefunds} />}
      {orders === undefined && error === null && (
        <Loading className="space-y-3">
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </Loading>
      )}
      {orders?.length === 0 && search === '' && <EmptyState title={t('none')} text={t('noneText')} />}
      {orders?.length === 0 && search !== '' && <EmptyState title={t('noMatch', { search })} text={t('noMatchText')} />}
      {data !== undefined && data.orders.length > 0 && (
        <Card className="border-0 bg-transparent shadow-none md:border md:bg-card md:shadow-card">
          <OrdersTable
            orders={data.orders}
            onRefund={(order, ticket) => setAsked({ kind: 'refund', order, ticket })}
            onBan={(order) => setAsked({ kind: 'ban', order })}
            may={{ refund: data.mayRefund, ban: data.mayBan }}
          />
        </Card>
      )}
      {asked?.kind === 'refund' && (
        <RefundDialog slug={slug} order={asked.order} ticket={asked.ticket} onClose={() => setAsked(null)} />
      )}
      {asked?.kind === 'ban' && <BanDialog slug={slug} order={asked.order} onClose={() => setAsked(null)} />}
    </>
  )
}
