/** How many of the newest segments a live playlist lists. */
export const liveWindowSegments = 12

/** `EXT-X-TARGETDURATION` of live playlists, s. It must not change while a broadcast runs (RFC 8216bis §6.2.1). */
export const liveTargetSeconds = 1
