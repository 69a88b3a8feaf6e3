'use client'

import { useQuery } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { WaitingOrdersDto } from '@/lib/ticketing/contract'

export const waitingOrdersKey = ['waiting-orders']

/** How often to look again, ms: quickly while a payment may be on its way, now and then while seats are held, not at all without. */
function lookAgainIn(answer: WaitingOrdersDto | undefined): number | false {
  if (answer?.orders.some(({ state }) => state === 'awaiting_payment')) return 5_000
  return answer !== undefined && answer.orders.length > 0 ? 20_000 : false
}

/** The buyer's orders that can still be paid. Only for who is signed in. */
export function useWaitingOrders({ enabled }: { enabled: boolean }) {
  return useQuery({
    queryKey: waitingOrdersKey,
    queryFn: ({ signal }) => getJson<WaitingOrdersDto>('/api/ticketing/orders', { signal }),
    refetchInterval: (query) => lookAgainIn(query.state.data),
    staleTime: 0,
    enabled,
  })
}
