'use client'

import { useQuery } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { SignInWaysDto } from '@/lib/accounts/contract'

/** Which ways in this house has set up. */
export function useWays() {
  return useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: ({ signal }) => getJson<SignInWaysDto>('/api/accounts/ways', { signal }),
    staleTime: Infinity,
  })
}
