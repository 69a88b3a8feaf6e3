import type { SourcesView } from './sources'
import type { StudioView } from './studio'

export type CheckState = 'waiting' | 'checking' | 'good' | 'warn' | 'bad'
export type CheckWord =
  | 'cameraWaiting'
  | 'cameraOpening'
  | 'cameraGood'
  | 'cameraLost'
  | 'microphoneWaiting'
  | 'microphoneListening'
  | 'microphoneGood'
  | 'microphoneSilent'
  | 'microphoneMuted'
  | 'microphoneLost'
  | 'networkChecking'
  | 'networkGood'
  | 'networkSlow'
  | 'networkNone'

export type Check = { name: 'camera' | 'microphone' | 'network'; state: CheckState; word: CheckWord; ms?: number }

/** A longer way to the server than this is worth a word. ms */
const SLOW_NETWORK_MS = 800

/**
 * The three checks before going live.
 * @param silent see `useSilence`
 */
export function checksOf(
  sources: Pick<SourcesView, 'camera' | 'microphone' | 'muted'>,
  network: StudioView['networkMs'],
  silent: boolean | null,
): Check[] {
  return [
    { name: 'camera', ...camera(sources.camera) },
    { name: 'microphone', ...microphone(sources, silent) },
    { name: 'network', ...way(network) },
  ]
}

/** Camera and network must be right; a silent microphone may be meant. */
export function mayGoLive(checks: readonly Check[]): boolean {
  return checks.every(({ name, state }) => state === 'good' || state === 'warn' || (name === 'microphone' && state === 'checking'))
}

function camera(state: SourcesView['camera']): Omit<Check, 'name'> {
  if (state === 'ready') return { state: 'good', word: 'cameraGood' }
  if (state === 'opening') return { state: 'checking', word: 'cameraOpening' }
  return state === 'lost' ? { state: 'bad', word: 'cameraLost' } : { state: 'waiting', word: 'cameraWaiting' }
}

function microphone(sources: Pick<SourcesView, 'microphone' | 'muted'>, silent: boolean | null): Omit<Check, 'name'> {
  if (sources.microphone === 'lost') return { state: 'bad', word: 'microphoneLost' }
  if (sources.microphone !== 'ready') return { state: 'waiting', word: 'microphoneWaiting' }
  if (sources.muted) return { state: 'warn', word: 'microphoneMuted' }
  if (silent === null) return { state: 'checking', word: 'microphoneListening' }
  return silent ? { state: 'warn', word: 'microphoneSilent' } : { state: 'good', word: 'microphoneGood' }
}

function way(network: StudioView['networkMs']): Omit<Check, 'name'> {
  if (network === null) return { state: 'checking', word: 'networkChecking' }
  if (network === 'none') return { state: 'bad', word: 'networkNone' }
  return network > SLOW_NETWORK_MS
    ? { state: 'warn', word: 'networkSlow', ms: network }
    : { state: 'good', word: 'networkGood', ms: network }
}
