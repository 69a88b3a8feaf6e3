import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { announceGrantEnd } from '../announce'
import type { GrantDto, OpenGrant } from '../contract'
import { leftBehindSegments, liveWindowSegments } from '../origin/live-window'
import { writeLink } from './link'
import { addGrant, endGrants, findWindowEpoch, lockTicketGrants } from './store'
import { findTicketViewing, findUnticketedViewing, type ViewingRight } from './viewing-right'

const liveWindow = { segments: liveWindowSegments, leftBehind: leftBehindSegments }

/**
 * Opens a grant: permission for this viewer to fetch this content for about a minute. A newer grant of the
 * same ticket supersedes the older one, whose player is told that it goes on elsewhere. Staff give a reason.
 * Throws what the viewing right throws.
 */
export async function openGrant(ports: Ports, actor: PersonActor, input: OpenGrant): Promise<GrantDto> {
  const grantId = ports.ids.uuid()
  const now = ports.clock.now()
  const expiresAt = new Date(now.getTime() + ports.env.grantSeconds * 1000)
  const opened = await transact(ports, async (inside) => {
    // The right is found under the lock that a refund's ending waits for: none slips in after it.
    if (input.ticketId) await lockTicketGrants(inside.db, input.ticketId)
    const right = await findRight(inside, actor, input)
    const superseded = right.ticketId ? await endGrants(inside.db, { ticketId: right.ticketId }, 'superseded', now) : []
    await addGrant(inside.db, {
      id: grantId,
      contentId: right.content.id,
      broadcastId: right.content.broadcastId,
      organisationId: right.content.organisationId,
      personId: actor.personId,
      sessionId: actor.sessionId,
      ticketId: right.ticketId,
      phase: right.phase,
      fromEpoch: right.phase === 'live' ? ((await findWindowEpoch(inside.db, right.content.id, liveWindow)) ?? 1) : 1,
      mark: right.mark,
      reason: input.reason ?? null,
      createdAt: now,
      expiresAt,
    })
    await recordEntry(inside, {
      actorId: actor.personId,
      organisationId: right.content.organisationId,
      eventId: right.content.eventId,
      contentId: right.content.id,
      ticketId: right.ticketId,
      grantId,
      detail: input.reason === undefined ? { phase: right.phase } : { phase: right.phase, reason: input.reason },
    })
    return { right, superseded }
  })
  const { content, phase, mark } = opened.right
  for (const old of opened.superseded) await announceGrantEnd(ports, old.personId, old.id, 'superseded')
  return writeLink(ports, { grantId, contentId: content.id, phase, mark, expiresAt })
}

function findRight(ports: Ports, actor: PersonActor, input: OpenGrant): Promise<ViewingRight> {
  if (input.ticketId) return findTicketViewing(ports, actor, input.ticketId)
  return findUnticketedViewing(ports, actor, input)
}
