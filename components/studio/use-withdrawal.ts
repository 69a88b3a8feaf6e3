'use client'

import { useEffect } from 'react'
import { useBroadcast, useHealth } from './broadcasts'
import { studioProblemOf } from './engine/api'
import { isWithdrawal, type StudioProblem } from './engine/problem'
import type { Studio } from './engine/studio'

/**
 * Whether the server says that this broadcast is not the artist's to send any more, whoever of the page was told. Then
 * everything stops here.
 */
export function useWithdrawal(broadcastId: string, studio: Studio | null): StudioProblem | null {
  const { error } = useBroadcast(broadcastId)
  const health = useHealth(broadcastId)
  const found = [error, health.error].flatMap((each) => (each === null ? [] : [studioProblemOf(each)])).find(isWithdrawal) ?? null
  useEffect(() => {
    if (found !== null) studio?.withdraw(found)
  })
  return found
}
