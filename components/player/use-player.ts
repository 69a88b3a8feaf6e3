'use client'

import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import type { WatchDto } from '@/lib/streaming/contract'
import { isPassing, playbackApi, type WatchSubject } from './engine/playback-api'
import { Viewer } from './engine/viewer'
import type { ViewerView } from './engine/viewer-view'

interface Player {
  viewer: Viewer
  view: ViewerView
  ticket: UseQueryResult<WatchDto>
  video: RefObject<HTMLVideoElement | null>
  root: RefObject<HTMLElement | null>
}

/**
 * Close to the start people look every few seconds; otherwise events tell, and this is the net below them. In ms.
 * No event tells staff, who hold no ticket, that a cut is over.
 */
function readAgainIn(ticket: WatchDto | undefined, isTicket: boolean): number {
  if (!ticket) return 5_000
  if (ticket.state === 'refunded' || ticket.state === 'revoked' || ticket.state === 'archive_over') return 300_000
  if (ticket.state === 'not_started' && ticket.startsInMs < 60_000) return 5_000
  if (ticket.state === 'cut') return isTicket ? 5_000 : 1_000
  if (!isTicket && ticket.state === 'interrupted') return 1_000
  return ticket.state === 'archive' ? 60_000 : 15_000
}

/** One viewer for one ticket or broadcast, connected to the elements the refs are given to. It keeps its first subject. */
export function usePlayer(given: WatchSubject): Player {
  const queries = useQueryClient()
  const [subject] = useState(given)
  const isTicket = 'ticketId' in subject
  const key = isTicket ? ['playback', 'ticket', subject.ticketId] : ['playback', 'broadcast', subject.broadcastId]
  const ticket = useQuery({
    queryKey: key,
    queryFn: () => playbackApi.watch(subject),
    retry: (failures, error) => isPassing(error) && failures < 2,
    refetchInterval: (query) => readAgainIn(query.state.data, isTicket),
    refetchOnWindowFocus: 'always',
    // The panel in place of the picture says so itself, with the way back in.
    meta: { saysSignedOut: true },
  })
  const [viewer] = useState(
    () =>
      new Viewer(subject, () => {
        queries.invalidateQueries({ queryKey: key }).catch(() => subject)
      }),
  )
  const view = useSyncExternalStore(viewer.subscribe, viewer.view, viewer.view)
  const video = useRef<HTMLVideoElement>(null)
  const root = useRef<HTMLElement>(null)

  useEffect(() => {
    if (!video.current || !root.current) return
    return viewer.connect(video.current, root.current)
  }, [viewer])

  const { data, error, dataUpdatedAt, errorUpdatedAt } = ticket
  useEffect(() => {
    if (data) viewer.ticketRead(data)
  }, [viewer, data, dataUpdatedAt])
  useEffect(() => {
    if (error) viewer.ticketFailed(error)
  }, [viewer, error, errorUpdatedAt])

  return { viewer, view, ticket, video, root }
}
