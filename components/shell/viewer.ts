'use client'

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { MeDto } from '@/lib/accounts/contract'
import { getJson } from './fetch-json'

export const viewerKey = ['me']

/** Who looks at the page, with the moment at which that was asked. */
export function useViewerQuery(): UseQueryResult<MeDto> {
  return useQuery({
    queryKey: viewerKey,
    queryFn: ({ signal }) => getJson<MeDto>('/api/me', { signal }),
    staleTime: 60_000,
    // A visit ends by itself, and its banner with it.
    refetchInterval: (query) => ((query.state.data?.visits.length ?? 0) > 0 ? 60_000 : false),
  })
}

/** Who looks at the page; undefined until it is known. Decides only what is offered, never what is allowed. */
export function useViewer(): MeDto | undefined {
  return useViewerQuery().data
}
