import { setTimeout } from 'node:timers/promises'
import { PaymentFault } from '@/lib/platform/payments/payments'
import type { Ports } from '@/lib/platform/ports'
import { isLastTry, pauseMs } from './rules/refund-pause'
import { claimRefunds, endRefund, postponeRefund, type ClaimedRefund } from './store-refunds'

/** A provider that has not answered by then is asked again later, ms. */
const patienceMs = 20_000
/** A claimed refund is lent for this long: longer than anybody waits for an answer, ms. */
const lentForMs = 60_000
/** Asked for at once: one slow answer holds nine others up, and no more. */
const atOnce = 10

/**
 * Asks the provider for refunds that are owed and due, each in the hands of one worker only; those that have waited
 * longest come first, and one that is put off lets all others pass. Answers how many were settled.
 */
export async function settleRefunds(ports: Ports, { most = 200, patience = patienceMs } = {}): Promise<number> {
  let settled = 0
  for (let left = most; left > 0; left -= atOnce) {
    const claimed = await claim(ports, Math.min(left, atOnce))
    const ends = await Promise.all(claimed.map((refund) => askFor(ports, refund, patience)))
    settled += ends.filter(Boolean).length
    if (claimed.length < atOnce) break
  }
  return settled
}

/** Asks for one refund, unless somebody is at it already. What fails is left to the worker. */
export async function settleRefund(ports: Ports, refundId: string): Promise<void> {
  for (const refund of await claim(ports, 1, refundId)) await askFor(ports, refund, patienceMs)
}

/** Tells the worker that a refund is owed, after the commit. Without it the worker finds out within some seconds. */
export function wakeRefunds(ports: Ports): Promise<void> {
  return ports.realtime.publish('refunds')
}

function claim(ports: Ports, most: number, only: string | null = null): Promise<ClaimedRefund[]> {
  const now = ports.clock.now()
  return claimRefunds(ports.db, now, new Date(now.getTime() + lentForMs), most, only)
}

/** The refund's id is the key of the request, so that asking again cannot pay twice. Answers whether it was settled. */
async function askFor(ports: Ports, { id, amountYen, attempts, reference }: ClaimedRefund, patience: number): Promise<boolean> {
  try {
    if (reference === null) throw new PaymentFault(true, 'no payment that it could go back to')
    const paidBack = await Promise.race([ports.payments.refund({ reference, amountYen, key: id }), setTimeout(patience, null, { ref: false })])
    if (!paidBack) throw new PaymentFault(false, 'the provider did not answer')
    await endRefund(ports.db, id, { state: 'succeeded', reference: paidBack.reference, at: ports.clock.now() })
    return true
  } catch (error) {
    const fault = error instanceof PaymentFault ? error.message : 'the provider could not be asked'
    const isFinal = (error instanceof PaymentFault && error.isFinal) || isLastTry(attempts)
    ports.log.warn({ refund: id, attempts, err: error }, isFinal ? 'a refund was refused' : 'a refund is still owed')
    const now = ports.clock.now()
    if (isFinal) await endRefund(ports.db, id, { state: 'failed', lastError: fault, at: now })
    else await postponeRefund(ports.db, id, new Date(now.getTime() + pauseMs(attempts)), fault)
    return false
  }
}
