'use client'

import { useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { WaitingOrdersDto } from '@/lib/ticketing/contract'
import { WaitingOrderCard } from './waiting-order-card'

/** What was reserved and is not paid yet, with the way back to it; nothing when there is no such order. */
export function WaitingOrderList({ waiting }: { waiting: UseQueryResult<WaitingOrdersDto> }) {
  const t = useTranslations('tickets.waiting')
  const client = useQueryClient()
  const { data, error, refetch, dataUpdatedAt } = waiting
  const orders = data?.orders ?? []
  const before = useRef(0)
  useEffect(() => {
    // One that waits no longer may have become tickets.
    if (orders.length < before.current) void client.invalidateQueries({ queryKey: ['tickets'] })
    before.current = orders.length
  }, [client, orders.length])
  if (data === undefined) return <ProblemPanel error={error} onRetry={() => void refetch()} className="mb-8" />
  if (orders.length === 0) return null
  return (
    <section aria-labelledby="waiting-orders" className="mb-12">
      <h2 id="waiting-orders" className="mb-4 text-xl">
        {t('heading')}
      </h2>
      <ul className="grid gap-5 sm:grid-cols-2">
        {orders.map((order) => (
          <li key={order.id}>
            <WaitingOrderCard order={order} deadline={dataUpdatedAt + order.expiresInMs} onTimeOver={() => void refetch()} />
          </li>
        ))}
      </ul>
    </section>
  )
}
