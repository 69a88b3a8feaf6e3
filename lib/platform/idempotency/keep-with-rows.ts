import type { Ports } from '../ports'
import { Problem } from '../problem'
import { addAnswer } from './store'

/**
 * Keeps the answer of a write under its `Idempotency-Key` in the transaction that makes it true, so that no crash can part the
 * two. Call it first in there: a repeat that comes meanwhile waits for this transaction's end, and goes on if it comes to nothing.
 * Does nothing for a call without a key. Throws `still_running` when the key has its answer already: then nothing may be done.
 */
export async function keepWithRows(inside: Ports, answer: object): Promise<void> {
  const { keyed } = inside.request
  if (!keyed) return
  if (!(await addAnswer(inside.db, keyed, 200, answer))) throw new Problem('still_running', { user: 'The same request is still running.', retryAfterSeconds: 1 })
  keyed.isKept = true
}
