import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { announceGrantEnd } from '../announce'
import type { GrantDto, OpenGrant } from '../contract'
import { leftBehindSegments, liveWindowSegments } from '../origin/live-window'
import { writeLink } from './link'
import { addGrant, endGrants, findWindowEpoch, lockTicketGrants } from './store'
import { findArtistViewing, findTicketViewing, type ViewingRight } from './viewing-right'

const liveWindow = { segments: liveWindowSegments, leftBehind: leftBehindSegments }

/**
 * Opens a grant: permission for this viewer to fetch this content for about a minute. A newer grant of the
 * same ticket supersedes the older one, whose player is told that it goes on elsewhere.
 * Throws what the viewing right throws.
 */
export async function openGrant(ports: Ports, actor: PersonActor, input: OpenGrant): Promise<GrantDto> {
  const right = await findRight(ports, actor, input)
  const grantId = ports.ids.uuid()
  const now = ports.clock.now()
  const expiresAt = new Date(now.getTime() + ports.env.grantSeconds * 1000)
  const ended = await transact(ports, async (inside) => {
    const superseded = right.ticketId ? await supersede(inside, right.ticketId, now) : []
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
      detail: { phase: right.phase },
    })
    return superseded
  })
  for (const old of ended) await announceGrantEnd(ports, old.personId, old.id, 'superseded')
  return writeLink(ports, { grantId, contentId: right.content.id, phase: right.phase, mark: right.mark, expiresAt })
}

function findRight(ports: Ports, actor: PersonActor, input: OpenGrant): Promise<ViewingRight> {
  if (input.ticketId) return findTicketViewing(ports, actor, input.ticketId)
  return findArtistViewing(ports, actor, input.contentId ?? '')
}

async function supersede(ports: Ports, ticketId: string, now: Date) {
  await lockTicketGrants(ports.db, ticketId)
  return endGrants(ports.db, { ticketId }, 'superseded', now)
}
