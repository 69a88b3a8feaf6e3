import { readArtistNames } from '@/lib/accounts'
import { isBannedFrom, type PersonActor } from '@/lib/accounts/contract'
import { phaseOf, readContentOf, type Content } from '@/lib/content'
import { readBroadcasts, type PlannedBroadcast } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { readTicketRight, type TicketRight } from '@/lib/ticketing'
import type { WatchDto, WatchState } from './contract'
import { staffMark } from './grants/viewing-right'
import { readModeratedBroadcast } from './moderated-broadcast'
import { broadcastStateOf } from './rules/broadcast-state'
import { findStreams } from './store'

/** What the watch page of a ticket says before and beside the picture. Holds no id of a content or a stream. */
export async function readWatch(ports: Ports, actor: PersonActor, input: { ticketId: string }): Promise<WatchDto> {
  const right = await readTicketRight(ports, actor, input.ticketId)
  const broadcast = await nextBroadcast(ports, right)
  const content = await readContentOf(ports, broadcast.id)
  const state = await watchState(ports, right, broadcast, content)
  return {
    ...(await describe(ports, broadcast)),
    state: isBannedFrom(actor, broadcast.organisationId) ? 'revoked' : state,
    archiveUntil: opens(right, 'archive', broadcast.id) ? (content?.availableUntil?.toISOString() ?? null) : null,
    mark: right.shortCode,
  }
}

/** The same for staff who watch over a broadcast, and hold no ticket. Throws `not_found` for everyone else. */
export async function readModeratedWatch(ports: Ports, actor: PersonActor, input: { broadcastId: string }): Promise<WatchDto> {
  const broadcast = await readModeratedBroadcast(ports, actor, input.broadcastId)
  const content = await readContentOf(ports, broadcast.id)
  const [stream = null] = await findStreams(ports.db, [broadcast.id])
  return {
    ...(await describe(ports, broadcast)),
    state: stateOf(content, stream, ports.clock.now()),
    archiveUntil: content?.availableUntil?.toISOString() ?? null,
    mark: staffMark(ports, actor),
  }
}

async function describe(ports: Ports, broadcast: PlannedBroadcast) {
  const names = await readArtistNames(ports, [broadcast.artistProfileId])
  return {
    title: broadcast.title,
    artistName: names.get(broadcast.artistProfileId) ?? broadcast.title,
    eventSlug: broadcast.event.slug,
    zone: broadcast.event.zone,
    accent: broadcast.event.accent,
    startsAt: broadcast.startsAt.toISOString(),
    startsInMs: broadcast.startsAt.getTime() - ports.clock.now().getTime(),
  }
}

async function watchState(
  ports: Ports,
  right: TicketRight,
  broadcast: PlannedBroadcast,
  content: Content | null,
): Promise<WatchState> {
  if (right.state === 'refunded' || right.state === 'revoked') return right.state
  const [stream = null] = await findStreams(ports.db, [broadcast.id])
  const state = stateOf(content, stream, ports.clock.now())
  const isArchive = state === 'archive' || state === 'archive_cut' || state === 'archive_over'
  return isArchive && !opens(right, 'archive', broadcast.id) ? 'ended' : state
}

function stateOf(content: Content | null, stream: Awaited<ReturnType<typeof findStreams>>[number] | null, now: Date): WatchState {
  if (!content) return 'not_started'
  const phase = phaseOf(content, now)
  if (phase === 'live') return broadcastStateOf(stream, now)
  if (phase === 'archive') return stream?.cutAt ? 'archive_cut' : 'archive'
  return content.availableUntil ? 'archive_over' : 'ended'
}

/** Of a bundle: the broadcast that is on or comes next, else the last. */
async function nextBroadcast(ports: Ports, right: TicketRight): Promise<PlannedBroadcast> {
  const ids = right.entitlements.flatMap((entitlement) => entitlement.broadcastId ?? [])
  const planned = [...(await readBroadcasts(ports, ids)).values()].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const now = ports.clock.now()
  const next = planned.find((broadcast) => broadcast.endsAt > now) ?? planned.at(-1)
  if (!next) throw notFound('a ticket without a broadcast')
  return next
}

function opens(right: TicketRight, kind: string, broadcastId: string): boolean {
  return right.entitlements.some((entitlement) => entitlement.kind === kind && entitlement.broadcastId === broadcastId)
}
