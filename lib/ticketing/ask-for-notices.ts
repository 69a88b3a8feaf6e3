import type { Ports } from '@/lib/platform/ports'
import { unsafeFindUndecided } from './store'
import { takePaymentNotice } from './take-payment-notice'

/** A payer needs some seconds, and a notice comes by itself within them, ms. */
const patienceMs = 10_000
/** A payment may be decided in the very moment in which its order ends, and no later, ms. */
const afterwardsMs = 60 * 60_000

/**
 * Asks the provider for what it has decided and we have not heard: a notice is lost when a process dies
 * between the two, and the buyer would have paid for nothing. Answers how many were taken in.
 */
export async function askForNotices(ports: Ports, most = 1_000): Promise<number> {
  const now = ports.clock.now().getTime()
  const references = await unsafeFindUndecided(ports.db, new Date(now - patienceMs), new Date(now - afterwardsMs), most)
  if (references.length === 0) return 0
  let taken = 0
  for (const notice of await ports.payments.findNotices(references)) {
    try {
      await takePaymentNotice(ports, notice)
      taken += 1
    } catch (error) {
      ports.log.warn({ err: error }, 'a payment that was decided is still not taken in')
    }
  }
  return taken
}
