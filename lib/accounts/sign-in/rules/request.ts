const minute = 60_000

/** How long code and link are good for, ms. */
export const requestLifeMs = 10 * minute
/** Wrong codes and wrong links together. */
export const mostTries = 5

export type RequestFacts = { usedAt: Date | null; expiresAt: Date; tries: number }

/** Whether a request may still be confirmed. */
export function isOpen(request: RequestFacts, now: Date): boolean {
  return !request.usedAt && request.expiresAt > now && request.tries < mostTries
}

/** Where a browser's newest request stands. One that was used, replaced or given up is none. */
export function stateOf(request: RequestFacts | null, now: Date): 'none' | 'waiting' | 'expired' | 'exhausted' {
  if (!request || request.usedAt) return 'none'
  if (request.expiresAt <= now) return 'expired'
  return request.tries < mostTries ? 'waiting' : 'exhausted'
}
