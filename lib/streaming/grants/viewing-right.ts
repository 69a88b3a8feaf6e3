import { isBannedFrom, ownArtists, type PersonActor } from '@/lib/accounts/contract'
import { pseudonym } from '@/lib/audit'
import { opensPhase, phaseOf, readContent, readContentOf, type Content, type Phase } from '@/lib/content'
import { readBroadcast, type PlannedBroadcast } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { TicketRight } from '@/lib/ticketing'
import { watchesOver } from '../moderated-broadcast'
import { findTicketContents, isCut } from './store'

/** A right to play, found true at this moment. */
export type ViewingRight = { content: Content; phase: 'live' | 'archive'; ticketId: string | null; mark: string }

/**
 * What a ticket lets its holder play now. Asked again before every grant, renewal and key, so that a
 * refund, a ban or the end of a window holds from the next request on.
 * Throws `not_found`, `ticket_refunded`, `grant_ended`, `not_on_air` or `window_ended`.
 */
export async function findTicketViewing(
  ports: Ports,
  actor: PersonActor,
  ticketId: string,
  wanted?: { contentId: string },
): Promise<ViewingRight> {
  const found = await findTicketContents(ports.db, actor, ticketId)
  if (!found) throw notFound()
  const { right, contents } = found
  refuseEnded(right)
  const playable = findPlayable(right, contents, wanted, ports.clock.now())
  if (isBannedFrom(actor, playable.content.organisationId)) throw new Problem('grant_ended', { user: 'You can no longer watch this.' })
  return { ...playable, ticketId, mark: right.shortCode }
}

function refuseEnded(right: TicketRight): void {
  if (right.state === 'refunded') throw new Problem('ticket_refunded', { user: 'This ticket was refunded.' })
  if (right.state === 'revoked') throw new Problem('grant_ended', { user: 'This ticket is no longer valid.' })
}

function findPlayable(
  right: TicketRight,
  contents: readonly Content[],
  wanted: { contentId: string } | undefined,
  now: Date,
): { content: Content; phase: 'live' | 'archive' } {
  let best: Phase | null = null
  for (const broadcastId of new Set(right.entitlements.flatMap((entitlement) => entitlement.broadcastId ?? []))) {
    const content = contents.find((one) => one.broadcastId === broadcastId)
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

/** Throws `cut` while a moderator holds the content back. */
export async function refuseCut(ports: Ports, contentId: string): Promise<void> {
  if (await isCut(ports.db, contentId)) throw new Problem('cut', { user: 'The organiser has paused this. It goes on by itself.' })
}

/** What is looked at without a ticket. `reason` is given by staff, who look at what is not their own. */
export type Unticketed = { contentId?: string; broadcastId?: string; reason?: string }

/**
 * What the artist's own side may play: their own broadcast; and with a reason its organiser's staff, the event's
 * moderators and the platform's visitors. Throws `not_found` for everyone else, `invalid_input` for staff who give no
 * reason, `not_on_air` or `window_ended`.
 */
export async function findUnticketedViewing(ports: Ports, actor: PersonActor, wanted: Unticketed): Promise<ViewingRight> {
  const named = wanted.contentId ? await readContent(ports, wanted.contentId) : null
  const broadcastId = named?.broadcastId ?? wanted.broadcastId
  if (!broadcastId) throw notFound()
  const broadcast = await readBroadcast(ports, broadcastId)
  const isOwn = wanted.reason === undefined && ownArtists(actor).includes(broadcast.artistProfileId)
  if (!isOwn) refuseWithoutReason(actor, broadcast, wanted.reason)
  const content = named ?? (await readContentOf(ports, broadcastId))
  if (!content) throw new Problem('not_on_air')
  const phase = phaseOf(content, ports.clock.now())
  if (phase === 'over') throw new Problem('window_ended')
  return { content, phase, ticketId: null, mark: isOwn ? 'STUDIO' : staffMark(ports, actor) }
}

function refuseWithoutReason(actor: PersonActor, broadcast: PlannedBroadcast, reason: string | undefined): void {
  if (!watchesOver(actor, broadcast)) throw notFound()
  if (reason === undefined) throw new Problem('invalid_input', { user: 'Say why you look at this. Your reason goes into the ledger.' })
}

/** What stands over the picture that staff look at: how the ledger calls them, shortened. */
export function staffMark(ports: Ports, actor: PersonActor): string {
  const name = Buffer.from(pseudonym(ports, actor.personId), 'base64url').toString('hex')
  return `STAFF ${name.slice(0, 6).toUpperCase()}`
}
