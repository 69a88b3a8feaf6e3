'use client'

import { useQuery } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import { useViewer } from '@/components/shell/viewer'
import type { PeopleDto } from '@/lib/accounts/contract'

/** How many invitations of the viewer's organisation wait for an answer to a letter that never arrived; 0 for those who invite nobody. */
export function useBouncedInvitations(): number {
  const mayInvite = useViewer()?.places.includes('people') === true
  const { data } = useQuery({
    queryKey: ['admin', 'bounced'],
    queryFn: ({ signal }) => getJson<PeopleDto>('/api/admin/people', { signal }),
    enabled: mayInvite,
    staleTime: 60_000,
  })
  return (data?.invitations ?? []).filter(({ state, mail }) => state === 'waiting' && (mail === 'bounced' || mail === 'failed')).length
}
