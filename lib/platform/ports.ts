import type { Clock } from './clock'
import type { Covers } from './covers'
import type { Database } from './db'
import type { EdgeLinks } from './edge'
import type { Environment } from './env'
import type { Ids } from './ids'
import type { Log } from './log'
import type { MailCarrier } from './mail/mail'
import type { OpenIdProviders } from './openid/openid'
import type { Payments } from './payments/payments'
import type { Realtime } from './realtime'
import type { Storage } from './storage'
import type { Vault } from './vault'

/** What is known of the request that a verb works for. The worker makes one per piece of work. */
export type RequestContext = {
  /** Random; in every log line, problem body and ledger row of this request. */
  id: string
  /** The route's declared audit name, such as `ticketing.hold`. */
  action: string
  /** Keyed hash of the client's network, or null for the platform itself. */
  network: string | null
  /** What strangers there are counted by together: an IPv4 address, the first 48 bits of an IPv6 one. Kept as keyed hashes only. */
  neighbourhood?: string | null
  /** Set by the ledger once this request has written its row. */
  recorded: boolean
  /** Visits of the platform that the caller is on: the ledger names them in what it writes of those organisations. */
  visits?: readonly { visitId: string; organisationId: string }[]
  /** The `Idempotency-Key` of a write that keeps its answer together with its rows (`idempotency/keep-with-rows.ts`). */
  keyed?: { readonly personId: string; readonly route: string; readonly key: string; readonly requestHash: string; isKept: boolean }
}

/** The outside world, as every verb receives it. */
export type Ports = {
  env: Environment
  db: Database
  clock: Clock
  ids: Ids
  log: Log
  storage: Storage
  covers: Covers
  vault: Vault
  edge: EdgeLinks
  payments: Payments
  mail: MailCarrier
  openid: OpenIdProviders
  realtime: Realtime
  request: RequestContext
}
