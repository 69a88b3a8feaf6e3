import type { InitRow, SegmentRow } from '../playlists/rules/rows'
import type { RenditionFacts } from '../playlists/rules/multivariant'

/** `gone` is final: the content was deleted, and nothing of it leaves any more. */
export type ContentPhase = 'live' | 'archive' | 'gone'

export type RenditionMedia = RenditionFacts & {
  inits: readonly InitRow[]
  /** In order of sequence, each one more than the one before. */
  segments: readonly SegmentRow[]
}

/** Everything that playlists of a content are written from. */
export type ContentMedia = {
  contentId: string
  phase: ContentPhase
  /** True once the broadcast has ended: no more segments will come. */
  ended: boolean
  /** True while a moderator holds it back: nothing of it leaves meanwhile. */
  cut: boolean
  /** When the last cut was taken back, ms since 1970: a live playlist shows nothing older. Null without one. */
  liveFrom: number | null
  /** Seconds, whole. */
  targetDuration: number
  renditions: readonly RenditionMedia[]
}

/** What happened to a content since it was loaded. */
export type MediaChange =
  /** A segment is stored and may be announced. `init` comes along when it is the first of its run or epoch. */
  | { kind: 'segment'; rendition: string; segment: SegmentRow; init?: InitRow }
  /** Anything else, or news may have been missed: load it all again. */
  | { kind: 'reload' }

/** Where the origin learns what there is to serve. */
export type PlaylistSource = {
  /** Null for a content that is unknown. */
  load(contentId: string): Promise<ContentMedia | null>
  /** Hears changes in order, each after its own data can be loaded. Returns the end of the subscription. */
  onChange(contentId: string, hear: (change: MediaChange) => void): () => void
}

/** Where sealed objects rest. Keys are `<contentId>/<rendition>/<name>`. */
export type ObjectReader = { read(key: string): Promise<Buffer | null> }

/** The part of the log that the origin uses. Nothing of a viewer or a link is ever logged. */
export type OriginLog = { error(fields: object, message: string): void }

export type AnswerKind = 'multivariant' | 'playlist' | 'segment' | 'init' | 'refused' | 'preflight'

export type OriginMetrics = {
  answered(kind: AnswerKind, status: number, bytes: number): void
  /** Requests that wait for a segment just now: +1 or -1. */
  held(change: number): void
}
