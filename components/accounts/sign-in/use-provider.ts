'use client'

import { useMutation } from '@tanstack/react-query'
import { postJson } from '@/components/shell/fetch-json'
import type { ProviderName, ProviderRedirectDto } from '@/lib/accounts/contract'
import { inTurn } from '../in-turn'

/** Leaves for another account, to come back to `next`. */
export function useProvider(next: string) {
  return useMutation({
    mutationFn: (provider: ProviderName) =>
      inTurn(() => postJson<ProviderRedirectDto>(`/api/accounts/providers/${provider}/attempts`, { next })),
    onSuccess: ({ redirectUrl }) => window.location.assign(redirectUrl),
  })
}
