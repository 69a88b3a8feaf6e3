import type { WatchDto } from '@/lib/streaming/contract'

/** What the server says about a ticket's broadcast. */
export type TicketState = WatchDto['state']

export type Phase = 'live' | 'archive'

/** Why watching is over for good on this ticket, or until the person signs in again. */
export type Ending = 'refunded' | 'revoked' | 'archive_over' | 'signed_out' | 'not_found'

/** The one thing the person sees. */
export type Screen =
  | 'loading'
  | 'not_started'
  | 'ready'
  | 'starting'
  | 'live'
  | 'interrupted'
  | 'cut'
  | 'ended'
  | 'archive'
  | 'archive_cut'
  | 'archive_over'
  | 'playing_elsewhere'
  | 'refunded'
  | 'revoked'
  | 'signed_out'
  | 'not_found'
  | 'unsupported'
  | 'retrying'

/** Said in words, in place of the picture. */
export type PanelScreen = Exclude<Screen, 'live' | 'archive'>

export interface ViewerState {
  readonly supported: boolean
  readonly ticket: TicketState | null
  readonly ending: Ending | null
  readonly elsewhere: boolean
  /** A moderator has cut what was watched here; it goes on by itself. */
  readonly resuming: boolean
  readonly phase: Phase | null
  readonly playback: 'idle' | 'starting' | 'moving' | 'waiting' | 'finished'
  /** The playlist still answers, but nothing new has been published for a while. */
  readonly quiet: boolean
  /** Requests fail: this device or the service is off the network. */
  readonly lost: boolean
}

export type ViewerEvent =
  | { readonly type: 'unsupported' }
  | { readonly type: 'ticket_read'; readonly state: TicketState }
  | { readonly type: 'play_asked' }
  | { readonly type: 'granted'; readonly phase: Phase }
  | { readonly type: 'picture' }
  | { readonly type: 'waiting' }
  | { readonly type: 'finished' }
  | { readonly type: 'quiet'; readonly quiet: boolean }
  | { readonly type: 'network'; readonly lost: boolean }
  | { readonly type: 'superseded' }
  /** A moderator cuts the broadcast. `paused`: its viewer had stopped the picture and is not to be surprised. */
  | { readonly type: 'cut'; readonly paused: boolean }
  | { readonly type: 'ended'; readonly ending: Ending }
  | { readonly type: 'stopped' }

export const firstState: ViewerState = {
  supported: true,
  ticket: null,
  ending: null,
  elsewhere: false,
  resuming: false,
  phase: null,
  playback: 'idle',
  quiet: false,
  lost: false,
}

const stopped = { playback: 'idle', phase: null, quiet: false } as const

/** The next state after an event. An ending is final: a ticket answer that was on its way cannot undo it. */
export function next(state: ViewerState, event: ViewerEvent): ViewerState {
  switch (event.type) {
    case 'unsupported':
      return { ...state, supported: false }
    case 'ticket_read':
      return withTicket(state, event.state)
    case 'play_asked':
      return { ...state, ...stopped, playback: 'starting', elsewhere: false, resuming: false }
    case 'granted':
      return { ...state, phase: event.phase, lost: false }
    case 'picture':
      return state.playback === 'idle' ? state : { ...state, playback: 'moving', lost: false }
    case 'waiting':
      return state.playback === 'moving' ? { ...state, playback: 'waiting' } : state
    case 'finished':
      return state.playback === 'idle' ? state : { ...state, playback: 'finished', quiet: false }
    case 'quiet':
      return { ...state, quiet: event.quiet }
    case 'network':
      return { ...state, lost: event.lost }
    case 'superseded':
      return { ...state, ...stopped, elsewhere: true, resuming: false }
    case 'cut':
      return { ...state, ...stopped, ticket: 'cut', resuming: state.resuming || wasWatching(state, event.paused) }
    case 'ended':
      return { ...state, ...stopped, ending: event.ending }
    case 'stopped':
      return { ...state, ...stopped }
  }
}

function withTicket(state: ViewerState, ticket: TicketState): ViewerState {
  const ending = ticket === 'refunded' || ticket === 'revoked' ? ticket : state.ending
  return { ...state, ticket, ending, resuming: resumesAfter(state, ticket), lost: state.playback === 'idle' ? false : state.lost }
}

function wasWatching(state: ViewerState, paused: boolean): boolean {
  return state.playback !== 'idle' && !paused
}

/** Who was watching, or was promised the start, need not press again after a cut. The first picture after it ends the waiting. */
function resumesAfter(state: ViewerState, ticket: TicketState): boolean {
  if (ticket === 'cut') return state.resuming || state.ticket === 'not_started'
  return state.resuming && (ticket === 'interrupted' || ticket === 'live')
}

function screenWhilePlaying(state: ViewerState): Screen {
  const moving = state.playback === 'moving'
  if (state.lost && !moving) return 'retrying'
  if (state.phase === 'archive') return state.playback === 'starting' ? 'starting' : 'archive'
  if (state.playback === 'finished') return 'ended'
  if (moving) return 'live'
  // The last seconds still play from the buffer; only then is the end, or the break, true for the viewer.
  if (state.ticket === 'ended' || state.ticket === 'archive' || state.ticket === 'archive_over') {
    return state.playback === 'waiting' ? 'ended' : 'starting'
  }
  if (state.quiet || state.ticket === 'interrupted') return 'interrupted'
  return state.playback === 'starting' ? 'starting' : 'live'
}

/** What to show. The more final a reason, the earlier it is asked. */
export function screenOf(state: ViewerState): Screen {
  if (!state.supported) return 'unsupported'
  if (state.ending) return state.ending
  if (state.elsewhere) return 'playing_elsewhere'
  if (state.playback !== 'idle') return screenWhilePlaying(state)
  if (state.ticket === null) return state.lost ? 'retrying' : 'loading'
  if (state.ticket === 'live' || state.ticket === 'archive') return 'ready'
  return state.ticket
}

/** The ending a server's code means, or null where the ticket itself must be asked again. */
export function endingOf(code: string): Ending | null {
  if (/refund/.test(code)) return 'refunded'
  if (/revoked|banned|blocked|cancel/.test(code)) return 'revoked'
  if (/window_ended|window_over|archive_over/.test(code)) return 'archive_over'
  if (/signed_out|unauthenticated|session|sign_in/.test(code)) return 'signed_out'
  return null
}
