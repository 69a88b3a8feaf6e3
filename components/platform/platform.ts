'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import { viewerKey } from '@/components/shell/viewer'
import type { OrganisationsDto, VisitsDto } from '@/lib/accounts/contract'

export type Visit = VisitsDto['visits'][number]

const visitsKey = ['platform', 'visits']
const organisationsKey = ['platform', 'organisations']

/** One's own visits; read again while one goes on, for it ends by itself. */
export function useVisits() {
  return useQuery({
    queryKey: visitsKey,
    queryFn: ({ signal }) => getJson<VisitsDto>('/api/platform/visits', { signal }),
    refetchInterval: (query) => (query.state.data?.visits.some(({ endsInMs }) => endsInMs !== null) ? 20_000 : false),
  })
}

export function useOrganisations() {
  return useQuery({ queryKey: organisationsKey, queryFn: ({ signal }) => getJson<OrganisationsDto>('/api/platform/organisations', { signal }) })
}

/** Reads again what a visit or a new organiser has changed; the banner above the page too. */
export function usePlatformAgain(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all([visitsKey, organisationsKey, viewerKey].map((queryKey) => client.invalidateQueries({ queryKey })))
  }
}
