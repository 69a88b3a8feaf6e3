'use client'

import { useQuery } from '@tanstack/react-query'
import { listBroadcasts, readBroadcast, readEncoderKeys, readHealth, studioProblemOf } from './engine/api'
import { isWithdrawal } from './engine/problem'

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

const SENDER_EVERY_MS = 3000
const HEALTH_EVERY_MS = 2000

/** The keys of a broadcast's encoders and who sends into it, kept fresh while the page is seen. */
export function useEncoderKeys(broadcastId: string) {
  return useQuery({
    queryKey: ['studio', 'encoder-keys', broadcastId],
    queryFn: ({ signal }) => readEncoderKeys(broadcastId, signal),
    refetchInterval: ({ state }) => (isWithdrawal(studioProblemOf(state.error)) ? false : SENDER_EVERY_MS),
  })
}

/** Viewers and delay while an encoder sends; the page's own broadcast asks for itself. */
export function useHealth(broadcastId: string) {
  return useQuery({
    queryKey: ['studio', 'health', broadcastId],
    queryFn: () => readHealth(broadcastId),
    // The next look comes soon enough; one that says that there is nothing to look at any more is the last.
    retry: false,
    refetchInterval: ({ state }) => (isWithdrawal(state.error) || state.data?.state === 'ended' ? false : HEALTH_EVERY_MS),
  })
}
