'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { EventOrdersDto } from '@/lib/ticketing/contract'

export type AdminOrder = EventOrdersDto['orders'][number]
export type AdminTicket = AdminOrder['tickets'][number]

export const ordersKey = (slug: string) => ['admin', 'orders', slug]

export type WantedOrders = { search: string; onlyMissed: boolean }
export type MoreOrders = { isComing: boolean; ask: () => void } | null

/** The orders of an event that match, page by page as one list; the former stays while the next one is on its way. */
export function useEventOrders(slug: string, { search, onlyMissed }: WantedOrders) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...ordersKey(slug), search, onlyMissed],
    queryFn: ({ signal, pageParam }) => {
      const asked = { ...(search === '' ? {} : { search }), ...(onlyMissed ? { letter: 'missed' } : {}), ...(pageParam ? { after: pageParam } : {}) }
      const query = new URLSearchParams(asked).toString()
      return getJson<EventOrdersDto>(`/api/admin/events/${slug}/orders${query && `?${query}`}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const [first] = data?.pages ?? []
  const list = first && { ...first, orders: data?.pages.flatMap(({ orders }) => orders) ?? [] }
  const more: MoreOrders = hasNextPage ? { isComing: isFetchingNextPage, ask: () => void fetchNextPage() } : null
  return { list, error, refetch, more }
}
