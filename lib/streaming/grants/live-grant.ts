import type { PersonActor } from '@/lib/accounts/contract'
import type { EntryInput } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem, type ProblemCode } from '@/lib/platform/problem'
import { findGrant } from './store'
import { findTicketViewing, findUnticketedViewing, refuseCut } from './viewing-right'

const endings: Record<string, ProblemCode> = { superseded: 'playing_elsewhere', refunded: 'ticket_refunded' }

export type LiveGrant = NonNullable<Awaited<ReturnType<typeof findGrant>>> & { phase: 'live' | 'archive'; eventId: string }

/**
 * The session's own grant, with the right behind it found true again.
 * Throws `not_found`, `playing_elsewhere`, `ticket_refunded`, `grant_ended`, `window_ended`, `not_on_air` or `cut`.
 */
export async function findLiveGrant(ports: Ports, actor: PersonActor, grantId: string): Promise<LiveGrant> {
  const grant = await findGrant(ports.db, actor, grantId)
  if (!grant) throw notFound()
  if (grant.endedAt) throw new Problem(endings[grant.endedBecause ?? ''] ?? 'grant_ended')
  // A second device opens one for itself, which ends this one: else one grant would play on both.
  if (!grant.isOwn) throw new Problem('grant_ended', { log: 'a grant of another session' })
  const right = grant.ticketId
    ? await findTicketViewing(ports, actor, grant.ticketId, { contentId: grant.contentId })
    : await findUnticketedViewing(ports, actor, { contentId: grant.contentId, reason: grant.reason ?? undefined })
  await refuseCut(ports, grant.contentId)
  // What was granted live is over when the broadcast is; the archive is a right, and a grant, of its own.
  if (right.phase !== grant.phase) throw new Problem('grant_ended', { user: 'The broadcast has ended.' })
  return { ...grant, phase: right.phase, eventId: right.content.eventId }
}

/** What the ledger says of everything that a grant opens. */
export function factsOf(actor: PersonActor, grant: LiveGrant): EntryInput {
  return {
    actorId: actor.personId,
    organisationId: grant.organisationId,
    eventId: grant.eventId,
    contentId: grant.contentId,
    ticketId: grant.ticketId,
    grantId: grant.id,
  }
}
