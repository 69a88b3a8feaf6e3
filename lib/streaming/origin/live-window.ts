/** How many of the newest segments a live playlist lists. */
export const liveWindowSegments = 12

/**
 * A rendition is no longer pushed once another has this many newer segments: the studio has stepped down.
 * Its playlist is refused, so that players move to another one. Segments are counted, not seconds: after
 * an interruption one rendition always comes back first.
 */
export const leftBehindSegments = 4

/** `EXT-X-TARGETDURATION` of live playlists, s. It must not change while a broadcast runs (RFC 8216bis §6.2.1). */
export const liveTargetSeconds = 1
