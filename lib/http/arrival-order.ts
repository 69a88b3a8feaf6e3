import type { IncomingMessage, ServerResponse } from 'node:http'

/** The header in which our own server numbers what an encoder sends, over whatever came under that name. */
export const arrivalHeader = 'x-akushu-arrival'

/** Longer than any body may take, ms. */
const patienceMs = 60_000

type Arrivals = { last: number; groups: Map<string, Map<number, Promise<void>>> }

// Kept on globalThis: the server's beginning and its routes each hold a copy of this module.
const place = globalThis as typeof globalThis & { akushuArrivals?: Arrivals }
const arrivals = (): Arrivals => (place.akushuArrivals ??= { last: 0, groups: new Map() })

/**
 * Numbers the requests that carry an encoder's key, as they arrive. Grouped by stream and key, so that a stranger can
 * hold nobody up.
 */
export function noteArrival(request: IncomingMessage, response: ServerResponse, path: string): void {
  Reflect.deleteProperty(request.headers, arrivalHeader)
  const group = groupOf(path, request.headers.authorization ?? null)
  if (!group) return
  const { groups } = arrivals()
  const number = (arrivals().last += 1)
  request.headers[arrivalHeader] = String(number)
  const running = groups.get(group) ?? new Map<number, Promise<void>>()
  groups.set(group, running)
  const over = new Promise<void>((resolve) => response.once('close', () => resolve()))
  running.set(number, over)
  void over.then(() => {
    running.delete(number)
    if (running.size === 0 && groups.get(group) === running) groups.delete(group)
  })
}

/**
 * Resolves when all that this encoder sent before is answered. An encoder opens a connection per object and waits for
 * no answer: its first segment comes milliseconds behind its init segment, and must not overtake it.
 */
export async function inArrivalOrder(request: Request): Promise<void> {
  const group = groupOf(new URL(request.url).pathname, request.headers.get('authorization'))
  const number = Number(request.headers.get(arrivalHeader))
  const earlier = [...(arrivals().groups.get(group ?? '') ?? [])].filter(([one]) => one < number).map(([, over]) => over)
  if (earlier.length === 0) return
  const patience = Promise.withResolvers<void>()
  const timer = setTimeout(patience.resolve, patienceMs)
  await Promise.race([Promise.all(earlier), patience.promise])
  clearTimeout(timer)
}

function groupOf(path: string, authorization: string | null): string | null {
  const stream = /^\/api\/ingest\/([^/]+)\//.exec(path)?.[1]
  return stream === undefined || authorization === null ? null : `${stream} ${authorization}`
}
