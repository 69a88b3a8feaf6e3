import { keyedHash } from '@/lib/platform/rules/keyed-hash'

/** A ledger row as it is authenticated. Every column but the MAC itself is in it. */
export type EntryFacts = {
  at: Date
  id: string
  action: string
  outcome: 'done' | 'refused'
  actor: string | null
  subject: string | null
  subjectKeyId: string
  organisationId: string | null
  eventId: string | null
  contentId: string | null
  ticketId: string | null
  grantId: string | null
  epoch: number | null
  network: string | null
  requestId: string
  detail: Record<string, string | number | boolean | null>
}

const order = [
  'at', 'id', 'action', 'outcome', 'actor', 'subject', 'subjectKeyId', 'organisationId', 'eventId', 'contentId',
  'ticketId', 'grantId', 'epoch', 'network', 'requestId',
] as const satisfies readonly (keyof EntryFacts)[]

/** HMAC-SHA-256 over the row's columns in a fixed order, then the detail with its keys sorted. */
export function entryMac(key: Buffer, facts: EntryFacts): Buffer {
  const columns = order.map((name) => {
    const value = facts[name]
    return value instanceof Date ? value.toISOString() : value
  })
  const detail = Object.entries(facts.detail).sort(([a], [b]) => (a < b ? -1 : 1))
  return keyedHash(key, JSON.stringify([...columns, detail]))
}
