import type { Prisma } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { pseudonym, subjectKeyId } from './pseudonym'
import { entryMac, type EntryFacts } from './rules/entry-mac'
import { addEntry, entryFrom } from './store'

export type EntryInput = {
  outcome?: 'done' | 'refused'
  /** The person who acted; null for the platform itself. */
  actorId: string | null
  /** The person whose right or data it was, when it is not the actor. */
  subjectId?: string | null
  organisationId?: string | null
  eventId?: string | null
  contentId?: string | null
  ticketId?: string | null
  grantId?: string | null
  epoch?: number | null
  /** Plain facts that name nobody. */
  detail?: EntryFacts['detail']
}

/**
 * Writes one row of the access ledger under the route's declared action.
 * Inside a transaction the row lives or dies with what it records. Only its hash is chained later,
 * for chaining here would make every key wait for the one before.
 */
export async function recordEntry(ports: Ports, input: EntryInput): Promise<void> {
  await addEntry(ports.db, rowFor(ports, input))
  ports.request.recorded = true
}

/**
 * Lets another room's statement write the row together with what it records: one way to the database, and both are
 * there or neither. `write` puts what it is given into a statement, followed by `FROM` what the row is about: nothing
 * there, no row. It answers null when nothing was written.
 */
export async function recordWithin<T>(ports: Ports, input: EntryInput, write: (insertEntry: Prisma.Sql) => Promise<T | null>): Promise<T | null> {
  const written = await write(entryFrom(rowFor(ports, input)))
  if (written !== null) ports.request.recorded = true
  return written
}

function rowFor(ports: Ports, input: EntryInput) {
  const key = ports.env.ledgerMacKeys[0]
  if (!key) throw new Error('the ledger has no MAC key')
  const actor = input.actorId ? pseudonym(ports, input.actorId) : null
  const facts: EntryFacts = {
    at: ports.clock.now(),
    id: ports.ids.uuid(),
    action: ports.request.action,
    outcome: input.outcome ?? 'done',
    actor,
    subject: input.subjectId ? pseudonym(ports, input.subjectId) : actor,
    subjectKeyId: subjectKeyId(ports),
    organisationId: input.organisationId ?? null,
    eventId: input.eventId ?? null,
    contentId: input.contentId ?? null,
    ticketId: input.ticketId ?? null,
    grantId: input.grantId ?? null,
    epoch: input.epoch ?? null,
    network: ports.request.network,
    requestId: ports.request.id,
    detail: { ...visitsIn(ports, input.organisationId ?? null), ...input.detail },
  }
  return { ...facts, mac: entryMac(key.bytes, facts), macKeyId: key.id }
}

/**
 * The visit that may have given the platform's people the right to what is recorded. A row that names no organisation
 * names every visit they are on, for it may be about any of them.
 */
function visitsIn(ports: Ports, organisationId: string | null): { visit?: string } {
  const visits = (ports.request.visits ?? []).filter((visit) => organisationId === null || visit.organisationId === organisationId)
  return visits.length === 0 ? {} : { visit: visits.map(({ visitId }) => visitId).join(' ') }
}
