'use client'

import { useQuery } from '@tanstack/react-query'
import { listBroadcasts, readBroadcast } from './engine/api'

const LIST_EVERY_MS = 5000

/** The artist's broadcasts, kept fresh while the page is seen. */
export function useBroadcasts() {
  return useQuery({
    queryKey: ['studio', 'broadcasts'],
    queryFn: ({ signal }) => listBroadcasts(signal),
    refetchInterval: LIST_EVERY_MS,
  })
}

/** One broadcast: title, times, and what the server says of it. */
export function useBroadcast(broadcastId: string) {
  return useQuery({
    queryKey: ['studio', 'broadcast', broadcastId],
    queryFn: ({ signal }) => readBroadcast(broadcastId, signal),
  })
}
