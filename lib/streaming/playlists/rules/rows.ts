/** What media is wrapped in: fragmented MP4 with init segments, or MPEG-TS, which has none. */
export type Container = 'cmaf' | 'ts'

/** A sealed media segment, as it is kept. Every playlist can be written again from such rows. */
export type SegmentRow = {
  /** Given by the server: rises by 1 within a rendition. */
  sequence: number
  /** One sitting of the encoder, from 1. A reload of the studio makes a new one. */
  run: number
  container: Container
  /** Number of the key that seals it, from 1. */
  epoch: number
  durationMs: number
  /** 32 hex digits: this object's own IV. */
  iv: string
  /** True when media is missing before this segment, also within a run. */
  discontinuity: boolean
  /** When the first picture was taken, ms since 1970. */
  programAt: number
}

/** A sealed init segment: one per run and epoch, since it is sealed again with each key. */
export type InitRow = {
  run: number
  epoch: number
  /** 32 hex digits: this object's own IV. */
  iv: string
}

/** Name of a sealed media segment below `<contentId>/<rendition>/`. */
export function segmentName(sequence: number, container: Container): string {
  return `${sequence}.${container === 'ts' ? 'ts' : 'm4s'}`
}

/** Name of a sealed init segment below `<contentId>/<rendition>/`. */
export function initName(run: number, epoch: number): string {
  return `init-${run}-${epoch}.mp4`
}

/** Where a player asks for the key of an epoch. It names no viewer, so the playlist stays the same for all. */
export function keyUri(contentId: string, epoch: number): string {
  return `/api/contents/${contentId}/keys/${epoch}`
}

/**
 * By how much the discontinuity sequence number rises before `row`. A rendition that sat out a
 * whole run counts it too, so that the numbers of all renditions mean the same place.
 */
export function discontinuitiesBefore(row: SegmentRow, previous: SegmentRow): number {
  if (row.run !== previous.run) return row.run - previous.run
  return row.discontinuity ? 1 : 0
}
