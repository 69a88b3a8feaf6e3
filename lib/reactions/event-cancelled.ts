import { transact } from '@/lib/platform/db'
import { owe, wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { holdBackCancelled } from '@/lib/streaming'
import { refundCancelled } from '@/lib/ticketing'

/**
 * Of a cancelled event nothing plays any more, and it gives everybody their money back, some orders at a time: what is left is owed anew, behind what the
 * refunds themselves have owed, so that playback ends while others still wait for their turn.
 */
export async function eventCancelled(ports: Ports, { eventId }: { eventId: string }): Promise<void> {
  await holdBackCancelled(ports, eventId)
  if (await refundCancelled(ports, eventId)) return
  await transact(ports, (inside) => owe(inside, 'event.cancelled', { eventId }))
  await wakeOutbox(ports)
}
