import type { InitFacts } from './rules/inspect-init'
import type { Pushed } from './push-target'

export type WaitingInit = Pushed & { facts: InitFacts }

/** An encoder has a few renditions; a handful of broadcasts are sent to at once. */
const mostWaiting = 200
const waiting = new Map<string, WaitingInit>()

/**
 * Keeps an encoder's last good init segment in this process's memory. An encoder sends it once, at its start. Started
 * again within its own lease it is refused until the lease is over, and what it sends then must not lack its beginning.
 */
export function rememberInit(keyId: string, rendition: string, init: WaitingInit): void {
  const place = `${keyId}/${rendition}`
  waiting.delete(place)
  waiting.set(place, init)
  if (waiting.size <= mostWaiting) return
  const oldest = waiting.keys().next().value
  if (oldest !== undefined) waiting.delete(oldest)
}

export function recallInit(keyId: string, rendition: string): WaitingInit | undefined {
  return waiting.get(`${keyId}/${rendition}`)
}
