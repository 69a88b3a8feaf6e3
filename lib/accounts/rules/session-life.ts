const day = 24 * 60 * 60 * 1000

/** A session ends 30 days after sign-in, whatever happens. */
export const sessionLifeMs = 30 * day
/** And after 7 days without a request. */
export const sessionIdleMs = 7 * day
/** How often `lastSeenAt` is written at most, ms. */
const seenEveryMs = 60_000

export function isSessionAlive(
  session: { expiresAt: Date; lastSeenAt: Date; endedAt: Date | null },
  now: Date,
): boolean {
  return !session.endedAt && session.expiresAt > now && now.getTime() - session.lastSeenAt.getTime() < sessionIdleMs
}

/** Between which times a session was last seen that is noted as seen now: one that has idled away must not come back by it. */
export function noteWindow(now: Date): { idleSince: Date; notedSince: Date } {
  return { idleSince: new Date(now.getTime() - sessionIdleMs), notedSince: new Date(now.getTime() - seenEveryMs) }
}
