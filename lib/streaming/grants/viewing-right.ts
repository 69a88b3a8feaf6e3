import { isBannedFrom, ownArtists, type PersonActor } from '@/lib/accounts/contract'
import { opensPhase, phaseOf, readContent, readContentOf, type Content, type Phase } from '@/lib/content'
import { readBroadcast } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import { readTicketRight, type TicketRight } from '@/lib/ticketing'
import { isCut } from './store'

/** A right to play, found true at this moment. */
export type ViewingRight = { content: Content; phase: 'live' | 'archive'; ticketId: string | null; mark: string }

/**
 * What a ticket lets its holder play now. Asked again before every grant, renewal and key, so that a
 * refund, a ban or the end of a window holds from the next request on.
 * Throws `not_found`, `ticket_refunded`, `grant_ended`, `not_on_air`, `window_ended`, or `cut` while a moderator holds it back.
 */
export async function findTicketViewing(
  ports: Ports,
  actor: PersonActor,
  ticketId: string,
  wanted?: { contentId: string },
): Promise<ViewingRight> {
  const right = await readTicketRight(ports, actor, ticketId)
  refuseEnded(right)
  const playable = await findPlayable(ports, right, wanted)
  if (isBannedFrom(actor, playable.content.organisationId)) throw new Problem('grant_ended', { user: 'You can no longer watch this.' })
  await refuseCut(ports, playable.content.id)
  return { ...playable, ticketId, mark: right.shortCode }
}

function refuseEnded(right: TicketRight): void {
  if (right.state === 'refunded') throw new Problem('ticket_refunded', { user: 'This ticket was refunded.' })
  if (right.state === 'revoked') throw new Problem('grant_ended', { user: 'This ticket is no longer valid.' })
}

async function findPlayable(
  ports: Ports,
  right: TicketRight,
  wanted: { contentId: string } | undefined,
): Promise<{ content: Content; phase: 'live' | 'archive' }> {
  let best: Phase | null = null
  const now = ports.clock.now()
  for (const broadcastId of new Set(right.entitlements.flatMap((entitlement) => entitlement.broadcastId ?? []))) {
    const content = await readContentOf(ports, broadcastId)
    if (!content || (wanted && content.id !== wanted.contentId)) continue
    const phase = phaseOf(content, now)
    const opens = right.entitlements.some((entitlement) => entitlement.broadcastId === broadcastId && opensPhase(entitlement, phase))
    if (opens && phase !== 'over') return { content, phase }
    best = phase
  }
  // A content that was wanted by id and is in no entitlement of this ticket does not exist for its holder.
  if (wanted && best === null) throw notFound()
  if (best === null || best === 'live') throw new Problem('not_on_air')
  throw new Problem('window_ended')
}

async function refuseCut(ports: Ports, contentId: string): Promise<void> {
  if (await isCut(ports.db, contentId)) throw new Problem('cut', { user: 'The organiser has paused this. It goes on by itself.' })
}

/** What the artist's own side may play: their own broadcast. Throws `not_found` for everyone else, `window_ended` or `cut`. */
export async function findArtistViewing(ports: Ports, actor: PersonActor, contentId: string): Promise<ViewingRight> {
  const content = await readContent(ports, contentId)
  if (!content) throw notFound()
  const broadcast = await readBroadcast(ports, content.broadcastId)
  if (!ownArtists(actor).includes(broadcast.artistProfileId)) throw notFound()
  const phase = phaseOf(content, ports.clock.now())
  if (phase === 'over') throw new Problem('window_ended')
  await refuseCut(ports, contentId)
  return { content, phase, ticketId: null, mark: 'STUDIO' }
}
