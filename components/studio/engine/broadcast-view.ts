import type { StudioProblem } from './problem'

/** `withdrawn`: it is not this artist's to send any more. */
export type BroadcastState = 'idle' | 'starting' | 'live' | 'ending' | 'ended' | 'withdrawn' | 'superseded' | 'failed'

/** Everything the studio's screen shows of a broadcast, read once a second. */
export type BroadcastView = {
  state: BroadcastState
  problem: StudioProblem | null
  /** Wall clock when this page went live, ms. */
  liveSinceMs: number | null
  renditions: string[]
  rung: number
  /** Why the ladder last went down, while it is below where it began. */
  lowered: 'machine' | 'line' | null
  encoderQueue: number
  /** Pictures dropped before encoding, since the start. */
  dropped: number
  framesPerSecond: number
  backlogMs: number
  backlogBytes: number
  /** What the server accepted, kbit/s over the last seconds. */
  bitrateKbps: number
  retries: number
  gaps: number
  /** For how long pushes have got no answer, ms. */
  failingMs: number
  viewers: number | null
  /** From camera to the viewers' screens, ms. */
  delayMs: number | null
}

export const NOT_LIVE: BroadcastView = {
  state: 'idle',
  problem: null,
  liveSinceMs: null,
  renditions: [],
  rung: 0,
  lowered: null,
  encoderQueue: 0,
  dropped: 0,
  framesPerSecond: 0,
  backlogMs: 0,
  backlogBytes: 0,
  bitrateKbps: 0,
  retries: 0,
  gaps: 0,
  failingMs: 0,
  viewers: null,
  delayMs: null,
}
