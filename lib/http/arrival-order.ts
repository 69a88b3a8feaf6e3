import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem } from '@/lib/platform/problem'

/** The header in which our own server numbers what an encoder sends, over whatever came under that name. */
export const arrivalHeader = 'x-akushu-arrival'
/** Its value for a request too many. */
const tooMany = 'too-many'

/** Longer than any body may take, ms. */
const patienceMs = 60_000
/** Requests of one key at once. ffmpeg overlaps a few; each waits for its turn with its whole body in memory. */
const mostRunning = 24

type Arrivals = {
  last: number
  /** How many requests of a key are not answered yet, whatever streams they name. */
  running: Map<string, number>
  /** Per stream and key: when all that came so far is answered. */
  ends: Map<string, Promise<void>>
  /** Per request: when all that came before it is answered. */
  turns: Map<number, Promise<void>>
}

// Kept on globalThis: the server's beginning and its routes each hold a copy of this module.
const place = globalThis as typeof globalThis & { akushuArrivals?: Arrivals }
const arrivals = (): Arrivals => (place.akushuArrivals ??= { last: 0, running: new Map(), ends: new Map(), turns: new Map() })

/**
 * Numbers the requests that carry an encoder's key, as they arrive. Grouped by stream and key, so that a stranger can
 * hold nobody up. Those too many are marked and hold nothing up.
 */
export function noteArrival(request: IncomingMessage, response: ServerResponse, path: string): void {
  Reflect.deleteProperty(request.headers, arrivalHeader)
  const sender = senderOf(path, request.headers.authorization)
  if (!sender) return
  const { running, ends, turns } = arrivals()
  const count = running.get(sender.key) ?? 0
  request.headers[arrivalHeader] = tooMany
  if (count >= mostRunning) return
  const number = (arrivals().last += 1)
  request.headers[arrivalHeader] = String(number)
  const over = new Promise<void>((resolve) => response.once('close', () => resolve()))
  const turn = ends.get(sender.group) ?? Promise.resolve()
  const end = turn.then(() => over)
  running.set(sender.key, count + 1)
  turns.set(number, turn)
  ends.set(sender.group, end)
  void over.then(() => {
    turns.delete(number)
    const left = (running.get(sender.key) ?? 1) - 1
    if (left > 0) running.set(sender.key, left)
    else running.delete(sender.key)
  })
  void end.then(() => {
    if (ends.get(sender.group) === end) ends.delete(sender.group)
  })
}

/** Throws `too_many_requests` for an encoder that has too many running. Ask before its body is read. */
export function requireFewRunning(request: Request): void {
  if (request.headers.get(arrivalHeader) !== tooMany) return
  throw new Problem('too_many_requests', { user: `More than ${mostRunning} requests of this key are running. Wait for some of them.`, retryAfterSeconds: 1 })
}

/**
 * Resolves when all that this encoder sent before is answered. An encoder opens a connection per object and waits for
 * no answer: its first segment comes milliseconds behind its init segment, and must not overtake it.
 */
export async function inArrivalOrder(request: Request): Promise<void> {
  const turn = arrivals().turns.get(Number(request.headers.get(arrivalHeader)))
  if (!turn) return
  const patience = Promise.withResolvers<void>()
  const timer = setTimeout(patience.resolve, patienceMs)
  await Promise.race([turn, patience.promise])
  clearTimeout(timer)
}

function senderOf(path: string, authorization: string | undefined): { key: string; group: string } | null {
  const stream = /^\/api\/ingest\/([^/]+)\//.exec(path)?.[1]
  if (stream === undefined || authorization === undefined) return null
  // However the scheme is spelt, it is the same key.
  const key = authorization.replace(/^bearer /i, '')
  return { key, group: `${stream} ${key}` }
}
