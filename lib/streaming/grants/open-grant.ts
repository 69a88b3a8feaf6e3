import type { PersonActor } from '@/lib/accounts/contract'
import { recordWithin } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { validTicketHeld } from '@/lib/ticketing'
import { announceGrantEnd } from '../announce'
import type { GrantDto, OpenGrant } from '../contract'
import { leftBehindSegments, liveWindowSegments } from '../origin/live-window'
import { writeLink } from './link'
import { lockTicketGrants, unlessQuicker, writeGrant } from './store'
import { findTicketViewing, findUnticketedViewing, refuseCut, type ViewingRight } from './viewing-right'

/** As many devices would have to open the same ticket within one and the same moment, several times over. */
const mostAttempts = 10

/**
 * Opens a grant: permission for this viewer to fetch this content for about a minute. A newer grant of the
 * same ticket supersedes the older one, whose player is told that it goes on elsewhere. Staff give a reason.
 * Throws what the viewing right throws; `unavailable` when others kept being quicker.
 */
export async function openGrant(ports: Ports, actor: PersonActor, input: OpenGrant): Promise<GrantDto> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const given = await give(ports, actor, input, attempt > 1)
    if (!given) continue
    const { right, grantId, expiresAt, superseded } = given
    for (const old of superseded) await announceGrantEnd(ports, old.personId, old.id, 'superseded')
    return writeLink(ports, { grantId, contentId: right.content.id, phase: right.phase, mark: right.mark, expiresAt })
  }
  throw new Problem('unavailable', { retryAfterSeconds: 1 })
}

/**
 * Finds the right and writes the grant, which fails when the right has ended in between: a refund holds the ticket's row,
 * and so does the writing. Null then, and when another device was quicker; a second attempt waits in line for its turn.
 */
async function give(ports: Ports, actor: PersonActor, input: OpenGrant, inLine: boolean) {
  const { ticketId } = input
  if (!inLine || !ticketId) return unlessQuicker(write(ports, actor, input))
  const waiting = transact(ports, async (inside) => {
    await lockTicketGrants(inside.db, ticketId)
    return write(inside, actor, input)
  })
  return unlessQuicker(waiting)
}

async function write(ports: Ports, actor: PersonActor, input: OpenGrant) {
  const right = await findRight(ports, actor, input)
  const { content, phase, mark, ticketId } = right
  const grantId = ports.ids.uuid()
  const now = ports.clock.now()
  const expiresAt = new Date(now.getTime() + ports.env.grantSeconds * 1000)
  const facts = { organisationId: content.organisationId, contentId: content.id, ticketId }
  const reason = input.reason ?? null
  const detail = { phase, ...(reason === null ? {} : { reason }) }
  const entry = { ...facts, actorId: actor.personId, eventId: content.eventId, grantId, detail }
  const row = { ...facts, id: grantId, broadcastId: content.broadcastId, personId: actor.personId, sessionId: actor.sessionId, phase, mark, reason }
  const window = { segments: liveWindowSegments, leftBehind: leftBehindSegments, epochSeconds: ports.env.keyEpochSeconds }
  const superseded = await recordWithin(ports, entry, (insertEntry) =>
    writeGrant(ports.db, { ...row, createdAt: now, expiresAt }, { ticket: ticketId ? validTicketHeld(actor, ticketId) : null, insertEntry, window }),
  )
  if (superseded) return { right, grantId, expiresAt, superseded }
  await refuseCut(ports, content.id)
  return null
}

function findRight(ports: Ports, actor: PersonActor, input: OpenGrant): Promise<ViewingRight> {
  if (input.ticketId) return findTicketViewing(ports, actor, input.ticketId)
  return findUnticketedViewing(ports, actor, input)
}
