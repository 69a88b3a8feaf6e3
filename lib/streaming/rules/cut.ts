import type { CutDto } from '../contract'

/** When a moderator cut a stream, and when the last cut was taken back. */
export type CutTimes = { cutAt: Date | null; restoredAt: Date | null }

/**
 * Whether what was recorded from `recordedAt` on is thrown away: all of it while the stream is cut, and after that what
 * was recorded before the cut was taken back and only comes in now.
 */
export function isCutAway({ cutAt, restoredAt }: CutTimes, recordedAt: Date): boolean {
  return cutAt !== null || (restoredAt !== null && recordedAt < restoredAt)
}

/** A cut as its organiser's staff read it, or null. */
export function cutOf(stream: { cutAt: Date | null; cutReason: string | null } | null): CutDto['cut'] {
  return stream?.cutAt ? { since: stream.cutAt.toISOString(), reason: stream.cutReason ?? '' } : null
}
