import { mostRenditions, type Pushed } from './push-target'
import type { InitFacts } from './rules/inspect-init'

export type WaitingInit = Pushed & { facts: InitFacts }

/** An encoder has a few renditions; a handful of broadcasts are sent to at once. */
const mostWaiting = 200
/** After its encoder's last object, ms. Several leases: one that waits for its turn sends a segment each second. */
const lifeMs = 30_000

/** The longest silent first. */
const waiting = new Map<string, { keyId: string; init: WaitingInit; atMs: number }>()

const placeOf = (keyId: string, rendition: string) => `${keyId}/${rendition}`

/**
 * Keeps an encoder's last good init segment in this process's memory. An encoder sends it once, at its start. Started
 * again within its own lease it is refused until the lease is over, and what it sends then must not lack its beginning.
 */
export function rememberInit(keyId: string, rendition: string, init: WaitingInit, nowMs: number): void {
  const place = placeOf(keyId, rendition)
  waiting.delete(place)
  waiting.set(place, { keyId, init, atMs: nowMs })
  for (const [one, { atMs }] of waiting) if (isOver(atMs, nowMs)) waiting.delete(one)
  // Each key makes room for its own first, so that none pushes out what others wait with.
  const own = [...waiting].filter(([, one]) => one.keyId === keyId)
  const [oldest] = own.length > mostRenditions ? own.map(([one]) => one) : waiting.size > mostWaiting ? waiting.keys() : []
  if (oldest !== undefined) waiting.delete(oldest)
}

/** The init segment that waits, which its encoder's media keeps for longer: call it for each segment. */
export function recallInit(keyId: string, rendition: string, nowMs: number): WaitingInit | undefined {
  const place = placeOf(keyId, rendition)
  const found = waiting.get(place)
  if (!found) return undefined
  waiting.delete(place)
  if (isOver(found.atMs, nowMs)) return undefined
  waiting.set(place, { ...found, atMs: nowMs })
  return found.init
}

function isOver(atMs: number, nowMs: number): boolean {
  return nowMs - atMs > lifeMs
}
