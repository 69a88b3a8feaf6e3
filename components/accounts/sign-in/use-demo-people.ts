'use client'

import { useQuery } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import { isProblem } from '@/components/ui/problem-error'
import type { DemoPeopleDto } from '@/lib/accounts/contract'

/** The demo's one-click people; none outside the demo, where there is no such route. */
export function useDemoPeople(demo: boolean): DemoPeopleDto['people'] {
  const { data } = useQuery({
    queryKey: ['demo-people'],
    enabled: demo,
    queryFn: ({ signal }) => getJson<DemoPeopleDto>('/api/demo/people', { signal }),
    retry: (failures, error) => failures < 2 && !isProblem(error),
    staleTime: Infinity,
  })
  return data?.people ?? []
}
