'use client'

import { useTranslations } from 'next-intl'
import { InAppPanel } from '@/components/shell/in-app/in-app-panel'
import { PageTitle } from '@/components/shell/page-title'
import { Accent } from '@/components/ui/accent'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import { CheckoutClosed } from './checkout-closed'
import { CheckoutHeld } from './checkout-held'
import { CheckoutWaiting } from './checkout-waiting'
import { useOrder } from './order-query'

/** From held seats to tickets, at one address. Use it in a `narrow` frame. */
export function CheckoutScreen({ orderId }: { orderId: string }) {
  const t = useTranslations('checkout')
  const { data: order, error, refetch, dataUpdatedAt } = useOrder(orderId)
  if (order === undefined) {
    return (
      <>
        <PageTitle title={t('heading')} />
        {error === null ? (
          <Loading className="space-y-5">
            <Skeleton className="h-7" />
            <Skeleton className="h-28" />
            <Skeleton className="h-72" />
          </Loading>
        ) : (
          <ProblemPanel error={error} onRetry={() => void refetch()} />
        )}
      </>
    )
  }
  const deadline = dataUpdatedAt + (order.expiresInMs ?? 0)
  const lookAgain = () => void refetch()
  return (
    <Accent colour={order.accent}>
      <PageTitle title={t('heading')} />
      {order.state === 'held' && <InAppPanel why="buy" className="mb-5" />}
      {order.state === 'held' && <CheckoutHeld order={order} deadline={deadline} onTimeOver={lookAgain} />}
      {order.state === 'awaiting_payment' && <CheckoutWaiting order={order} deadline={deadline} onTimeOver={lookAgain} />}
      {order.state !== 'held' && order.state !== 'awaiting_payment' && <CheckoutClosed order={order} state={order.state} />}
    </Accent>
  )
}
