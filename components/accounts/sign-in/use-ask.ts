'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { postJson } from '@/components/shell/fetch-json'
import type { SignInAskedDto } from '@/lib/accounts/contract'
import { inTurn } from '../in-turn'
import { progressKey } from './use-progress'

/** Asks for a code by mail; it is settled once the page knows where the sign-in stands. */
export function useAsk() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: { email: string; next: string }) => inTurn(() => postJson<SignInAskedDto>('/api/accounts/sign-in', asked)),
    onSettled: () => client.invalidateQueries({ queryKey: progressKey }),
  })
}
