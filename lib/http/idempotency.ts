import { createHash } from 'node:crypto'
import { NoConnection } from '@/lib/platform/db'
import { findAnswer, keepAnswer, keepFault, keepReserved, releaseKey, reserveKey } from '@/lib/platform/idempotency/store'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'

export type IdempotentCall = { personId: string; route: string; key: string; input: unknown }

/** Well within the minute after which a reservation counts as abandoned, ms. */
const renewEveryMs = 15_000

/**
 * Runs a write at most once per person, route and key. A repeat gets the first answer again; the same key with another
 * input is refused, and so is a repeat while the first is still running. A key is free again after a refusal alone: where
 * nobody can say whether the write was done, its repeat is told so and does nothing.
 */
export async function once(ports: Ports, call: IdempotentCall, work: () => Promise<object>): Promise<object> {
  const place = { personId: call.personId, route: call.route, key: call.key }
  const requestHash = hashOf(call.input)
  if (!(await reserveKey(ports.db, { ...place, requestHash }))) return replay(ports, place, requestHash)
  const unlessAway = (fault: unknown) => ports.log.error({ request: ports.request.id, err: fault }, 'an idempotency key could not be noted')
  const renewing = setInterval(() => void keepReserved(ports.db, place).catch(unlessAway), renewEveryMs)
  try {
    const answer = await work()
    // It is done: whoever asked hears so, also when it cannot be kept for a repeat.
    await keepAnswer(ports.db, place, 200, answer).catch(unlessAway)
    return answer
  } catch (error) {
    const end = changedNothing(ports, error) ? releaseKey : keepFault
    await end(ports.db, place).catch(unlessAway)
    throw error
  } finally {
    clearInterval(renewing)
  }
}

/**
 * The same for a verb that keeps its answer in the transaction of its rows: that alone takes the key. So nobody is ever left
 * without a word: either all of it was done, and a repeat gets the very answer, or nothing, and a repeat does it; at once,
 * wherever the first has died.
 */
export async function onceWithRows(ports: Ports, call: IdempotentCall, work: () => Promise<object>): Promise<object> {
  const place = { personId: call.personId, route: call.route, key: call.key }
  const requestHash = hashOf(call.input)
  if (await findAnswer(ports.db, place)) return replay(ports, place, requestHash)
  const keyed = { ...place, requestHash, isKept: false }
  ports.request.keyed = keyed
  try {
    const answer = await work()
    if (!keyed.isKept) throw new Error(`${call.route} is said to keep its answer with its rows, and has not`)
    return answer
  } catch (error) {
    // The same press may have been quicker elsewhere, or ours was done, and only the word of it was lost.
    if (!(await findAnswer(ports.db, place).catch(() => null))) throw error
    return replay(ports, place, requestHash)
  } finally {
    delete ports.request.keyed
  }
}

const hashOf = (input: unknown) => createHash('sha256').update(JSON.stringify(input)).digest('base64url')

/** Verbs refuse before they commit anything. Who finds no connection has done nothing either, unless there was one before. */
function changedNothing(ports: Ports, error: unknown): boolean {
  return error instanceof Problem || (error instanceof NoConnection && !ports.request.recorded)
}

type Place = { personId: string; route: string; key: string }

async function replay(ports: Ports, place: Place, requestHash: string): Promise<object> {
  const kept = await findAnswer(ports.db, place)
  if (kept && kept.requestHash !== requestHash) throw new Problem('idempotency_key_reused')
  if (kept?.status && kept.answer && typeof kept.answer === 'object') {
    // The first call wrote its row; the repeat gives nothing new away.
    ports.request.recorded = true
    return kept.answer
  }
  if (kept?.isOver) throw new Problem('outcome_unknown', { user: 'Nobody knows whether this was done. Look before you try again, under another key.' })
  throw new Problem('still_running', { user: 'The same request is still running.', retryAfterSeconds: 1 })
}
