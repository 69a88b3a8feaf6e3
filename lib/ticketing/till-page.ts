import type { PersonActor } from '@/lib/accounts/contract'
import { pressTill, readTillPayment } from '@/lib/platform/payments/till/till'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { TillPaymentDto } from './contract'
import { takePaymentNotice } from './take-payment-notice'

/** The till's hosted page, for its payer. Throws `not_found`, also where the till is not the provider. */
export async function readTill(ports: Ports, actor: PersonActor, input: { paymentId: string }): Promise<TillPaymentDto> {
  refuseUnlessTill(ports)
  const { amountYen, sellerName, state, returnUrl } = await readTillPayment(ports.db, input.paymentId, actor.personId)
  return { amountYen, sellerName, state: TillPaymentDto.shape.state.parse(state), returnUrl }
}

/**
 * The payer's press on the till's page. The till then sends its signed notice, which is taken in as one
 * from any provider would be.
 */
export async function pressTillButton(
  ports: Ports,
  actor: PersonActor,
  input: { paymentId: string; outcome: 'succeeded' | 'failed' },
): Promise<{ returnUrl: string }> {
  refuseUnlessTill(ports)
  const press = { id: input.paymentId, personId: actor.personId, outcome: input.outcome, at: ports.clock.now() }
  const { returnUrl, notice } = await pressTill(ports.db, ports.env.webhookKeys, press)
  if (notice) await takePaymentNotice(ports, notice)
  return { returnUrl }
}

function refuseUnlessTill(ports: Ports): void {
  if (ports.payments.provider !== 'till') throw notFound('the till is not the provider here')
}
