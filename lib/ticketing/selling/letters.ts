import { keptForMs } from '@/lib/platform/mail/carry-mail'
import { findMailFates, type MailFate } from '@/lib/platform/mail/store'
import type { Ports } from '@/lib/platform/ports'
import type { EventPlanDto } from '../contract'
import { findRefundedOrders } from '../store-refunds'
import { cancelledReason } from './refund-cancelled'

/** An order whose buyer is owed a letter about the cancellation, and how it goes; `none` for a buyer without an address. */
export type OwedLetter = { orderId: string; personId: string; state: MailFate | 'none' }

/** The letters about a cancelled event, as long as it is known what became of them. */
export async function readLetters(ports: Ports, eventId: string): Promise<OwedLetter[]> {
  const orders = await findRefundedOrders(ports.db, eventId, cancelledReason, new Date(ports.clock.now().getTime() - keptForMs))
  const states = await findMailFates(ports.db, 'event_cancelled', orders.map(({ id }) => id))
  return orders.map(({ id, personId }) => ({ orderId: id, personId, state: states.get(id) ?? 'none' }))
}

/** Whether a letter has not arrived, and trying again might help. */
export function hasMissed({ state }: OwedLetter): boolean {
  return state === 'failed' || state === 'bounced'
}

/** Whether its buyer does not know of the cancellation from us, for whatever reason, as far as we know. */
export function isUnread(letter: OwedLetter): boolean {
  return hasMissed(letter) || letter.state === 'retrying' || letter.state === 'none'
}

export function tallyOf(letters: readonly OwedLetter[]): NonNullable<EventPlanDto['cancellation']>['letters'] {
  if (letters.length === 0) return null
  const count = (wanted: OwedLetter['state']) => letters.filter(({ state }) => state === wanted).length
  return { waiting: count('queued'), retrying: count('retrying'), sent: count('sent'), failed: letters.filter(hasMissed).length, unaddressed: count('none') }
}
