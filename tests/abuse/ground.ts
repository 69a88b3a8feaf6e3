import pg from 'pg'
import { openDatabase, type Database } from '@/lib/platform/db'
import { portsFrom } from '@/processes/ports'
import { startStack, type Stack } from '@/processes/stack'
import type { Scale } from './scale'
import { Visitor, type HostName } from './visitor'

/** What the checks stand on: the whole product, and its database as only its owner may read it. */
export type Ground = {
  stack: Stack
  /** As the migrating role, beside the product: for what no route offers yet, and for a look from outside. */
  db: Database
  owner: pg.Pool
  /** How long a link lasts, ms. */
  grantMs: number
  /** A browser that nobody has signed in to. */
  stranger(host?: HostName): Visitor
  /** A browser in which a seeded or added person is signed in. */
  signIn(who: string, host?: HostName): Promise<Visitor>
  stop(): Promise<void>
}

/** Seconds per key: short, so that an evening of a few seconds has several keys. */
const epochSeconds = 5

/**
 * Starts a stack of its own. At full scale the grants are as long as in the product; at small scale eight
 * seconds, so that `npm test` need not wait a minute for a link to run out.
 */
export async function openGround(basePort: number, scale: Scale): Promise<Ground> {
  const grantSeconds = scale === 'full' ? 60 : 8
  const stack = await startStack({
    stateDir: '.test/accept',
    ports: portsFrom(basePort),
    build: 'production',
    isFresh: true,
    durability: 'fast',
    environment: {
      KEY_EPOCH_SECONDS: String(epochSeconds),
      GRANT_SECONDS: String(grantSeconds),
      GRANT_RENEW_SECONDS: String(Math.floor((grantSeconds * 2) / 3)),
      // The checks stand where a proxy would, so that each visitor has a network address of their own.
      TRUSTED_PROXIES: '1',
      // A hold that ran out in the middle of a check would look like its doing.
      HOLD_MINUTES: '600',
      // What is counted and no row, such as refusals of strangers, is told here.
      LOG_LEVEL: 'info',
    },
  })
  const { db, close } = openDatabase(stack.postgres.ownerUrl, 4)
  const owner = new pg.Pool({ connectionString: stack.postgres.ownerUrl, max: 4 })
  owner.on('error', () => undefined)
  return {
    stack,
    db,
    owner,
    grantMs: grantSeconds * 1000,
    stranger: (host = 'fan') => new Visitor(basePort, host),
    signIn: async (who, host = 'fan') => {
      const visitor = new Visitor(basePort, host)
      await visitor.signIn(who)
      return visitor
    },
    stop: async () => {
      await close()
      await owner.end()
      await stack.stop()
    },
  }
}
