'use client'

import { useQuery } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { OrderDto } from '@/lib/ticketing/contract'

export const orderKey = (orderId: string) => ['order', orderId]

/** How often to look again, ms: quickly while a payment is on its way, now and then while seats are held, not at all afterwards. */
function lookAgainIn(order: OrderDto | undefined): number | false {
  if (order?.state === 'awaiting_payment') return 1_500
  if (order?.state === 'held') return order.expiresInMs === 0 ? 2_000 : 20_000
  return false
}

/** The buyer's order, kept fresh while it can still change by itself. */
export function useOrder(orderId: string) {
  return useQuery({
    queryKey: orderKey(orderId),
    queryFn: ({ signal }) => getJson<OrderDto>(`/api/ticketing/orders/${orderId}`, { signal }),
    refetchInterval: (query) => lookAgainIn(query.state.data),
    staleTime: 0,
  })
}
