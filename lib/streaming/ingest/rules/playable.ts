import { MediaRefused } from './refused'
import type { SegmentFacts } from './inspect-segment'

/** Encoders count from their own start or from 1970, and no further: the year 2286. ms */
const latestStartMs = 10_000_000_000_000

/**
 * The playlists promise a target duration, which must not change while a broadcast runs (RFC 8216bis §6.2.1), and
 * that a player may begin with any segment.
 * @param targetSeconds the target duration promised
 * @throws MediaRefused `segment_too_long`, `keyframe_missing` or `timing_invalid`, saying what to set.
 */
export function requirePlayable({ durationMs, startMs, startsWithKeyframe }: SegmentFacts, targetSeconds: number): void {
  if (!startsWithKeyframe) {
    throw new MediaRefused('keyframe_missing', 'a segment begins with a keyframe: set a closed GOP of one second (-g 30 at 30 pictures per second)')
  }
  if (Math.round(durationMs / 1000) > targetSeconds) {
    const length = (durationMs / 1000).toFixed(2)
    throw new MediaRefused(
      'segment_too_long',
      `this segment lasts ${length} s and may last up to ${targetSeconds}.5 s: set -hls_time 1 and a keyframe each second (-g 30 -sc_threshold 0 at 30 pictures per second)`,
    )
  }
  if (startMs > latestStartMs) throw new MediaRefused('timing_invalid', 'a segment says a time that cannot be')
}
