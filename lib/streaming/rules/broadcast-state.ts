import type { BroadcastState } from '../contract'

type StreamFacts = { state: 'ready' | 'live' | 'stalled' | 'ended'; startedAt: Date | null; lastSegmentAt: Date | null; cutAt: Date | null }

/** After this long without a segment a broadcast is interrupted, ms. The worker writes it down a moment later. */
export const stallAfterMs = 4_000

/** What a broadcast is doing, as people are told. */
export function broadcastStateOf(stream: StreamFacts | null, now: Date): BroadcastState {
  if (!stream) return 'not_started'
  if (stream.state === 'ended') return 'ended'
  if (stream.cutAt) return 'cut'
  if (!stream.startedAt || !stream.lastSegmentAt) return 'not_started'
  const isSilent = now.getTime() - stream.lastSegmentAt.getTime() > stallAfterMs
  return stream.state === 'stalled' || isSilent ? 'interrupted' : 'live'
}
