import type { MediaRefusal } from '../../rules/media-refusals'

/** A pushed object that breaks a rule. `detail` is for the artist's encoder log and holds no bytes of the object. */
export class MediaRefused extends Error {
  constructor(
    readonly code: MediaRefusal,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`)
    this.name = 'MediaRefused'
  }
}

/**
 * A broadcast is fragmented MP4 or MPEG-TS from its first segment to its last: hls.js 1.7 keeps the source buffers it
 * began with, two for MPEG-TS and one for both tracks of an MP4, and stands still at a change (tried).
 */
export function mixed(detail: string): MediaRefused {
  return new MediaRefused('container_mixed', detail)
}
