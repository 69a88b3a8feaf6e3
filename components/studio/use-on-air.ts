'use client'

import { deviceMoment } from '@/components/ui/clock'
import type { StudioBroadcastDto } from '@/lib/streaming/contract'
import { useHealth } from './broadcasts'
import type { BroadcastView } from './engine/broadcast-view'

export type OnAir = {
  /** `cut`: this page sends, and a moderator holds it back. */
  state: BroadcastView['state'] | 'cut'
  /** Nothing will be sent any more. */
  over: boolean
  isCut: boolean
  /** Since when it is live, on this device's clock, ms; null while this page is not. */
  liveSinceMs: number | null
}

/** How a broadcast stands, of what this page does and what the server says of it: one state, for everything that shows one. */
export function useOnAir(broadcast: StudioBroadcastDto, view: BroadcastView): OnAir {
  const since = useHealth(broadcast.id).data?.cutSince ?? null
  const over = view.state === 'ended' || view.state === 'withdrawn' || broadcast.state === 'ended'
  const isCut = since !== null && !over
  return { state: isCut && view.state === 'live' ? 'cut' : view.state, over, isCut, liveSinceMs: liveSince(broadcast, view) }
}

/** Another page may have gone live before this one; the server knows of this page's own start a moment later. */
function liveSince({ liveSince: first }: StudioBroadcastDto, { liveSinceMs }: BroadcastView): number | null {
  return first === null || liveSinceMs === null ? liveSinceMs : Math.min(liveSinceMs, deviceMoment(first))
}
