import type { PushRefusal } from '@/lib/streaming/contract'

export type Advice =
  | 'codecs'
  | 'segmentLength'
  | 'keyframes'
  | 'damaged'
  | 'renditions'
  | 'oneContainer'
  | 'outputSettings'
  | 'address'
  | 'busy'
  | 'restart'
  | 'ended'
  | 'slow'
  | 'bitrate'
  | 'tooMany'
  | 'other'

/** What whoever stands at the encoder can do about a refusal. */
export const adviceFor: Readonly<Record<PushRefusal, Advice>> = {
  path_invalid: 'outputSettings',
  path_unsupported: 'outputSettings',
  playlist_invalid: 'outputSettings',
  playlist_foreign_uri: 'outputSettings',
  playlist_foreign_key: 'outputSettings',
  media_encrypted: 'outputSettings',
  box_truncated: 'damaged',
  box_invalid: 'damaged',
  box_unexpected: 'damaged',
  box_missing: 'damaged',
  packet_invalid: 'damaged',
  packet_truncated: 'damaged',
  samples_invalid: 'damaged',
  timing_invalid: 'damaged',
  init_too_large: 'damaged',
  invalid_input: 'damaged',
  container_unsupported: 'codecs',
  track_unsupported: 'codecs',
  track_unknown: 'codecs',
  codec_unsupported: 'codecs',
  keyframe_missing: 'keyframes',
  segment_too_long: 'segmentLength',
  too_many_renditions: 'renditions',
  container_mixed: 'oneContainer',
  number_went_back: 'restart',
  conflict: 'restart',
  init_missing: 'restart',
  stream_busy: 'busy',
  stream_ended: 'ended',
  not_found: 'address',
  too_large: 'bitrate',
  too_slow: 'slow',
  too_many_requests: 'tooMany',
  other: 'other',
}
