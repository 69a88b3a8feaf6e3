import { Problem } from '@/lib/platform/problem'

/**
 * Refuses a write that another site's page started. Browsers send `Origin` with every write, so a
 * write that carries our cookie must name one of our own origins.
 * Throws `forbidden`.
 */
export function checkOrigin(request: Request, appOrigins: readonly string[], carriesCookie: boolean): void {
  const origin = request.headers.get('origin')
  if (origin === null) {
    if (carriesCookie) throw new Problem('forbidden', { log: 'a write with a cookie and without an origin' })
    return
  }
  if (!appOrigins.includes(origin)) throw new Problem('forbidden', { log: 'a write from a foreign origin' })
  const host = request.headers.get('host')
  if (host !== new URL(origin).host) throw new Problem('forbidden', { log: 'a write from another host of ours' })
}
