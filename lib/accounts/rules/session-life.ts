const day = 24 * 60 * 60 * 1000

/** A session ends 30 days after sign-in, whatever happens. */
export const sessionLifeMs = 30 * day
/** And after 7 days without a request. */
export const sessionIdleMs = 7 * day
/** How often `lastSeenAt` is written at most, ms. */
export const seenEveryMs = 60_000

export function isSessionAlive(
  session: { expiresAt: Date; lastSeenAt: Date; endedAt: Date | null },
  now: Date,
): boolean {
  return !session.endedAt && session.expiresAt > now && now.getTime() - session.lastSeenAt.getTime() < sessionIdleMs
}
