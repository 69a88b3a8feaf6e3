'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { EventOrdersDto } from '@/lib/ticketing/contract'

export type AdminOrder = EventOrdersDto['orders'][number]
export type AdminTicket = AdminOrder['tickets'][number]

export const ordersKey = (slug: string) => ['admin', 'orders', slug]

/** The orders of an event that match `search`; the former list stays while the next one is on its way. */
export function useEventOrders(slug: string, search: string) {
  const query = search === '' ? '' : `?search=${encodeURIComponent(search)}`
  return useQuery({
    queryKey: [...ordersKey(slug), search],
    queryFn: ({ signal }) => getJson<EventOrdersDto>(`/api/admin/events/${slug}/orders${query}`, { signal }),
    placeholderData: keepPreviousData,
  })
}
