'use client'

import { useQuery } from '@tanstack/react-query'
import type { MeDto } from '@/lib/accounts/contract'
import { getJson } from './fetch-json'

/** Who looks at the page; undefined until it is known. Decides only what is offered, never what is allowed. */
export function useViewer(): MeDto | undefined {
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => getJson<MeDto>('/api/me', { signal }),
    staleTime: 60_000,
  }).data
}
