import { PrismaPg } from '@prisma/adapter-pg'
import { DatabaseError, Pool, type PoolClient } from 'pg'
import { Prisma, PrismaClient } from '@/prisma/generated/client'
import { isNamed } from './rules/named'

/** A Prisma client, or the transaction that a verb runs in. */
export type Database = PrismaClient | Prisma.TransactionClient

export type DatabaseConnection = { db: PrismaClient; close(): Promise<void> }

/** How long anything waits for a free connection, or for a new one to open, ms. Then it is told so, instead of waiting without end. */
export const patienceMs = 8_000

type Connected = Parameters<Pool['connect']>[0]

/** No connection came free in time. No `Problem`, which has a code: what has one Prisma takes for its own. */
export class NoConnection extends Error {
  override name = 'NoConnection'

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'NoConnection')
  }
}

/** A pool that says `NoConnection` when it has none to give, to whoever asks: us, and Prisma. */
class BoundedPool extends Pool {
  override connect(): Promise<PoolClient>
  override connect(connected: Connected): void
  override connect(connected?: Connected): Promise<PoolClient> | void {
    if (connected) return super.connect((error, client, done) => connected(error && asNoConnection(error), client, done))
    return super.connect().catch((error: Error) => Promise.reject(asNoConnection(error)))
  }
}

/** What node-postgres says of its own patience has no code, only words. */
function asNoConnection(error: Error): Error {
  if (!/^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/.test(error.message)) return error
  return new NoConnection(`no connection to the database within ${patienceMs} ms`)
}

/**
 * Opens a pool and a Prisma client over it.
 * Few connections on purpose: one hot row takes more claims over four than over sixty-four.
 */
export function openDatabase(url: string, connections = 8): DatabaseConnection {
  const pool = new BoundedPool({ connectionString: url, max: connections, connectionTimeoutMillis: patienceMs })
  // A server that stops ends idle connections; without a listener that would end the process.
  pool.on('error', () => undefined)
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
  pools.set(db, pool)
  return {
    db,
    close: async () => {
      await db.$disconnect()
      await pool.end()
    },
  }
}

/** PostgreSQL's own code, appendix A of its manual. */
const uniqueViolation = '23505'

// Kept on globalThis: pages and routes each hold a copy of this module, and either may have opened the pool of both.
const place = globalThis as typeof globalThis & { akushuPools?: WeakMap<object, Pool> }
const pools = (place.akushuPools ??= new WeakMap())

/**
 * Runs a hand-written statement that is asked very often: outside a transaction it goes straight to the pool, where a
 * connection keeps it planned under its name. Prisma's way around it costs more than the database itself. A name stands
 * for one text only. Columns come as node-postgres reads them: cast what is wider than `integer`.
 */
export async function askKept<Row extends object>(db: Database, name: string, statement: Prisma.Sql): Promise<Row[]> {
  const pool = pools.get(db)
  if (!pool) return db.$queryRaw<Row[]>(statement)
  const { rows } = await pool.query<Row>({ name, text: statement.text, values: statement.values })
  return rows
}

/** Whether a unique index has refused what a statement of `askKept` would have written, in or outside a transaction. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === uniqueViolation
  return error instanceof Prisma.PrismaClientKnownRequestError && (error.code === 'P2002' || error.message.includes(uniqueViolation))
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
