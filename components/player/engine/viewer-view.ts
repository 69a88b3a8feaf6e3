import type { Rendition } from './hls-engine'
import type { Phase, Screen } from './rules/viewer-state'

/** What the screen draws. A new object at each change, so that it may be compared by identity. */
export interface ViewerView {
  readonly screen: Screen
  readonly phase: Phase | null
  /** A picture has been asked for: the surface and its controls are in use. */
  readonly engaged: boolean
  /** It was cut while it was watched, and goes on by itself. */
  readonly resuming: boolean
  readonly waiting: boolean
  readonly finished: boolean
  /** The viewer's short code. */
  readonly mark: string
  readonly renditions: readonly Rendition[]
  /** The chosen rendition's name, or null while the line decides. */
  readonly chosen: string | null
  /** The browser allowed the picture but not its sound. */
  readonly soundBlocked: boolean
}

export const firstView: ViewerView = {
  screen: 'loading',
  phase: null,
  engaged: false,
  resuming: false,
  waiting: false,
  finished: false,
  mark: '',
  renditions: [],
  chosen: null,
  soundBlocked: false,
}
