'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { postJson } from '@/components/shell/fetch-json'
import type { ProviderName, SignInAskedDto } from '@/lib/accounts/contract'
import { inTurn } from '../in-turn'
import { progressKey } from './use-progress'

/** Asks for a code by mail; it is settled once the page knows where the sign-in stands. */
export function useAsk() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ email, next, withProvider }: { email: string; next: string; withProvider: ProviderName | null }) =>
      // Without a place of its own the page leaves it to the server, which may remember one from the way through another account.
      inTurn(() => postJson<SignInAskedDto>('/api/accounts/sign-in', { email, ...(next !== '/' && { next }), ...(withProvider && { withProvider }) })),
    onSettled: () => client.invalidateQueries({ queryKey: progressKey }),
  })
}
