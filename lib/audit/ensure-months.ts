import type { Ports } from '@/lib/platform/ports'
import { ensureMonths } from './store'

/** Makes the ledger's partitions for a year ahead. A row without its month would be refused. */
export function ensureLedgerMonths(ports: Ports): Promise<void> {
  return ensureMonths(ports.db, ports.clock.now(), 13)
}
