import { readArtistNames } from '@/lib/accounts'
import { isBannedFrom, type PersonActor } from '@/lib/accounts/contract'
import { phaseOf, readContentOf } from '@/lib/content'
import { readBroadcasts, type PlannedBroadcast } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { readTicketRight, type TicketRight } from '@/lib/ticketing'
import type { WatchDto, WatchState } from './contract'
import { broadcastStateOf } from './rules/broadcast-state'
import { findStreams } from './store'

/** What the watch page of a ticket says before and beside the picture. Holds no id of a content or a stream. */
export async function readWatch(ports: Ports, actor: PersonActor, input: { ticketId: string }): Promise<WatchDto> {
  const right = await readTicketRight(ports, actor, input.ticketId)
  const broadcast = await nextBroadcast(ports, right)
  const content = await readContentOf(ports, broadcast.id)
  const names = await readArtistNames(ports, [broadcast.artistProfileId])
  const state = await watchState(ports, right, broadcast, content)
  return {
    state: isBannedFrom(actor, broadcast.organisationId) ? 'revoked' : state,
    title: broadcast.title,
    artistName: names.get(broadcast.artistProfileId) ?? broadcast.title,
    eventSlug: broadcast.event.slug,
    zone: broadcast.event.zone,
    accent: broadcast.event.accent,
    startsAt: broadcast.startsAt.toISOString(),
    startsInMs: broadcast.startsAt.getTime() - ports.clock.now().getTime(),
    archiveUntil: opens(right, 'archive', broadcast.id) ? (content?.availableUntil?.toISOString() ?? null) : null,
    mark: right.shortCode,
  }
}

async function watchState(
  ports: Ports,
  right: TicketRight,
  broadcast: PlannedBroadcast,
  content: Awaited<ReturnType<typeof readContentOf>>,
): Promise<WatchState> {
  if (right.state === 'refunded' || right.state === 'revoked') return right.state
  const now = ports.clock.now()
  if (!content) return 'not_started'
  const phase = phaseOf(content, now)
  const [stream = null] = await findStreams(ports.db, [broadcast.id])
  if (phase === 'live') return broadcastStateOf(stream, now)
  if (!opens(right, 'archive', broadcast.id)) return 'ended'
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
