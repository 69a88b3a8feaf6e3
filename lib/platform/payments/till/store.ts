import type { Database } from '../../db'

export type TillPaymentRow = {
  id: string
  amountYen: number
  sellerName: string
  orderId: string
  personId: string
  returnUrl: string
  state: string
}

export async function addTillPayment(db: Database, row: Omit<TillPaymentRow, 'state'>): Promise<void> {
  await db.tillPayment.create({ data: row })
}

export function findTillPayment(db: Database, id: string): Promise<TillPaymentRow | null> {
  return db.tillPayment.findUnique({ where: { id } })
}

/** Of these payments, the ones that were paid or refused. */
export function findDecided(db: Database, ids: readonly string[]): Promise<TillPaymentRow[]> {
  return db.tillPayment.findMany({ where: { id: { in: [...ids] }, state: { in: ['succeeded', 'failed'] } } })
}

/** Settles an open payment once. Answers false when it was settled before. */
export async function settleTillPayment(db: Database, id: string, state: string, settledAt: Date): Promise<boolean> {
  const { count } = await db.tillPayment.updateMany({
    where: { id, state: 'open' },
    data: { state, settledAt },
  })
  return count === 1
}
