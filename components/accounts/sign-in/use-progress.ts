'use client'

import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { SignInStateDto } from '@/lib/accounts/contract'
import { progressOf, type SignInProgress } from './progress'

export const progressKey = ['sign-in']

/** How often a waiting page asks: for the mail's fate, and for a link used in another tab. In ms. */
const askAgainMs = 4_000

async function read(client: QueryClient, signal?: AbortSignal): Promise<SignInProgress> {
  const answer = await getJson<SignInStateDto>('/api/accounts/sign-in', { signal })
  return progressOf(answer, Date.now(), client.getQueryData<SignInProgress>(progressKey))
}

/** This browser's own sign-in: it is the server's to know, so that a reload and a second tab find it again. */
export function useProgress() {
  const client = useQueryClient()
  return useQuery({
    queryKey: progressKey,
    queryFn: ({ signal }) => read(client, signal),
    refetchInterval: (query) => (query.state.data?.state === 'waiting' ? askAgainMs : false),
    refetchOnWindowFocus: 'always',
  })
}
