import type { Ports } from '@/lib/platform/ports'
import { findOwedRefunds, settleRefund } from './store-tickets'

/**
 * Asks the provider for every refund that is still owed. The refund's id is the key of the request,
 * so that asking again cannot pay twice; what fails stays owed. Answers how many were settled.
 */
export async function settleRefunds(ports: Ports, most = 50): Promise<number> {
  let settled = 0
  for (const refund of await findOwedRefunds(ports.db, most)) {
    // Tickets were bought with the first payment; what came beyond it goes back where it came from.
    const payment = refund.ticketId ? refund.order.payments[0] : refund.order.payments.at(-1)
    if (!payment) continue
    try {
      const { reference } = await ports.payments.refund({ reference: payment.reference, amountYen: refund.amountYen, key: refund.id })
      await settleRefund(ports.db, refund.id, reference, ports.clock.now())
      settled += 1
    } catch (error) {
      ports.log.warn({ refund: refund.id, err: error }, 'a refund is still owed')
    }
  }
  return settled
}
