/** How many of the newest segments a live playlist lists. */
export const liveWindowSegments = 12
