import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { Prisma, PrismaClient } from '@/prisma/generated/client'

/** A Prisma client, or the transaction that a verb runs in. */
export type Database = PrismaClient | Prisma.TransactionClient

export type DatabaseConnection = { db: PrismaClient; close(): Promise<void> }

/**
 * Opens a pool and a Prisma client over it.
 * Few connections on purpose: one hot row takes more claims over four than over sixty-four.
 */
export function openDatabase(url: string, connections = 8): DatabaseConnection {
  const pool = new Pool({ connectionString: url, max: connections })
  // A server that stops ends idle connections; without a listener that would end the process.
  pool.on('error', () => undefined)
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false, statementNameGenerator: ({ sql }) => keptName(sql) }) })
  return {
    db,
    close: async () => {
      await db.$disconnect()
      await pool.end()
    },
  }
}

/**
 * The name under which a connection keeps a statement planned: that of a hand-written one which begins with
 * `/* kept: NAME *\/`; empty for every other. Planning costs the server more than running. A name stands for one text.
 */
function keptName(sql: string): string {
  return /^\s*\/\* kept: ([\w.]+) \*\//.exec(sql)?.[1] ?? ''
}

/**
 * Runs `work` in one transaction, with ports whose `db` is that transaction.
 * Inside a transaction it joins the one that is open.
 */
export async function transact<P extends { db: Database }, T>(ports: P, work: (ports: P) => Promise<T>): Promise<T> {
  const db = ports.db
  if (!('$transaction' in db)) return work(ports)
  return db.$transaction((transaction) => work({ ...ports, db: transaction }), { timeout: 15_000, maxWait: 10_000 })
}

export { Prisma }
