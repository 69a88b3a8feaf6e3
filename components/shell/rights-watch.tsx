'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { liveEvents } from '@/components/player/engine/live-events'

/**
 * On pages that are staff's: when a role was given or taken, or a visit has ended, everything on the page is asked for again,
 * and the page itself too. Who has nothing to do there any more finds that there is no such page.
 */
export function RightsWatch() {
  const client = useQueryClient()
  const router = useRouter()
  useEffect(
    () =>
      liveEvents.subscribe((event) => {
        if (event.name !== 'session') return
        router.refresh()
        void client.invalidateQueries()
      }),
    [client, router],
  )
  return null
}
