'use client'

import { useQuery } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { IdentitiesDto } from '@/lib/accounts/contract'

export const identitiesKey = ['identities']

/** Which accounts elsewhere are linked, and one that waits for a yes. */
export function useIdentities() {
  return useQuery({
    queryKey: identitiesKey,
    queryFn: ({ signal }) => getJson<IdentitiesDto>('/api/me/identities', { signal }),
  })
}
