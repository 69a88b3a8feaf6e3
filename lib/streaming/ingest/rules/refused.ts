/** Why a pushed object is not taken. Part of the contract with encoders: a code never changes its meaning. */
export type MediaRefusal =
  | 'path_invalid'
  | 'path_unsupported'
  | 'box_truncated'
  | 'box_invalid'
  | 'box_unexpected'
  | 'box_missing'
  | 'container_unsupported'
  | 'track_unsupported'
  | 'codec_unsupported'
  | 'media_encrypted'
  | 'track_unknown'
  | 'timing_invalid'
  | 'keyframe_missing'
  | 'segment_too_long'
  | 'init_too_large'
  | 'too_many_renditions'
  | 'packet_invalid'
  | 'packet_truncated'
  | 'container_mixed'
  | 'samples_invalid'
  | 'playlist_invalid'
  | 'playlist_foreign_uri'
  | 'playlist_foreign_key'

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
