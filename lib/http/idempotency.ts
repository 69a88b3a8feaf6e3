import { createHash } from 'node:crypto'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { findAnswer, keepAnswer, releaseKey, reserveKey } from '@/lib/platform/idempotency/store'

export type IdempotentCall = { personId: string; route: string; key: string; input: unknown }

/**
 * Runs a write at most once per person, route and key. A repeat gets the first answer again;
 * the same key with another input is refused, and so is a repeat while the first is still running.
 */
export async function once(ports: Ports, call: IdempotentCall, work: () => Promise<object>): Promise<object> {
  const place = { personId: call.personId, route: call.route, key: call.key }
  const requestHash = createHash('sha256').update(JSON.stringify(call.input)).digest('base64url')
  if (!(await reserveKey(ports.db, { ...place, requestHash }))) return replay(ports, call, requestHash)
  try {
    const answer = await work()
    await keepAnswer(ports.db, place, 200, answer)
    return answer
  } catch (error) {
    await releaseKey(ports.db, place)
    throw error
  }
}

async function replay(ports: Ports, call: IdempotentCall, requestHash: string): Promise<object> {
  const kept = await findAnswer(ports.db, call.personId, call.route, call.key)
  if (kept && kept.requestHash !== requestHash) throw new Problem('idempotency_key_reused')
  if (kept?.status && kept.answer && typeof kept.answer === 'object') {
    // The first call wrote its row; the repeat gives nothing new away.
    ports.request.recorded = true
    return kept.answer
  }
  throw new Problem('conflict', { user: 'The same request is still running.', retryAfterSeconds: 1 })
}
