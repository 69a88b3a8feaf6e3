import type { Ports } from '@/lib/platform/ports'
import { endLiveOnlySales } from './store'

/** A broadcast is over: nobody may buy a ticket any more that opens nothing but it. For a reaction, which may repeat. */
export async function endSalesOfBroadcast(ports: Ports, broadcastId: string): Promise<void> {
  await endLiveOnlySales(ports.db, broadcastId, ports.clock.now())
}
