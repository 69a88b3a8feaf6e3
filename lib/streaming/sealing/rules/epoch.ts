/**
 * The number of the key that seals an object made at `nowMs`. Counted from 1; a clock that
 * stepped back before the start still gives 1.
 * @param startedAtMs when the stream began, ms since 1970
 * @param epochSeconds how long one key is used, s
 * @throws RangeError when an epoch has no length.
 */
export function epochAt(startedAtMs: number, nowMs: number, epochSeconds: number): number {
  if (!(epochSeconds > 0)) throw new RangeError('an epoch lasts longer than 0 s')
  return Math.max(0, Math.floor((nowMs - startedAtMs) / (epochSeconds * 1000))) + 1
}
