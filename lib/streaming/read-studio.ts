import { readArtistNames } from '@/lib/accounts'
import type { PersonActor } from '@/lib/accounts/contract'
import { listOwnBroadcasts, readOwnBroadcast, type PlannedBroadcast } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import type { CutDto, HealthDto, StudioBroadcastDto, StudioBroadcastsDto } from './contract'
import { findViewers } from './grants/store'
import { broadcastStateOf } from './rules/broadcast-state'
import { cutOf } from './rules/cut'
import { delayOf } from './rules/delay'
import { findNewestSegments, findStreams } from './store'

/** The broadcasts of the signed-in artist or crew. */
export async function listStudioBroadcasts(ports: Ports, actor: PersonActor): Promise<StudioBroadcastsDto> {
  return { broadcasts: await describe(ports, await listOwnBroadcasts(ports, actor)) }
}

/** One of them. Throws `not_found` for every other. */
export async function readStudioBroadcast(ports: Ports, actor: PersonActor, input: { broadcastId: string }): Promise<{ broadcast: StudioBroadcastDto }> {
  const [broadcast] = await describe(ports, [await readOwnBroadcast(ports, actor, input.broadcastId)])
  if (!broadcast) throw new Error('a broadcast was read and is not there')
  return { broadcast }
}

/** How the broadcast is really doing, for the studio. Throws `not_found`. */
export async function readHealth(ports: Ports, actor: PersonActor, input: { broadcastId: string }): Promise<HealthDto> {
  const broadcast = await readOwnBroadcast(ports, actor, input.broadcastId)
  const { state, viewers, delayMs, cut } = (await readHealths(ports, [broadcast.id])).get(broadcast.id) ?? notStarted
  return { state, viewers, delayMs, cutSince: cut?.since ?? null }
}

/** What the organiser's staff also sees. */
export type HealthOfStream = Omit<HealthDto, 'cutSince'> & CutDto & { endedAt: string | null }

const notStarted: HealthOfStream = { state: 'not_started', viewers: 0, delayMs: null, cut: null, endedAt: null }

/** The same for several broadcasts that the caller's scope has already been narrowed to. */
export async function readHealths(ports: Ports, broadcastIds: readonly string[]): Promise<Map<string, HealthOfStream>> {
  const now = ports.clock.now()
  const streams = await findStreams(ports.db, broadcastIds)
  const [viewers, newest] = await Promise.all([
    findViewers(ports.db, streams.map((stream) => stream.contentId), now),
    findNewestSegments(ports.db, streams.map((stream) => stream.id)),
  ])
  return new Map(
    streams.map((stream) => {
      const own = viewers.filter((viewer) => viewer.contentId === stream.contentId)
      const segments = newest.flatMap((rendition) => (rendition.streamId === stream.id ? rendition.segments : []))
      const delayMs = delayOf(own.flatMap((viewer) => viewer.delayMs ?? []), segments)
      const endedAt = stream.endedAt?.toISOString() ?? null
      return [stream.broadcastId, { state: broadcastStateOf(stream, now), viewers: own.length, delayMs, cut: cutOf(stream), endedAt }]
    }),
  )
}

async function describe(ports: Ports, broadcasts: PlannedBroadcast[]): Promise<StudioBroadcastDto[]> {
  const now = ports.clock.now()
  const [names, streams] = await Promise.all([
    readArtistNames(ports, broadcasts.map((broadcast) => broadcast.artistProfileId)),
    findStreams(ports.db, broadcasts.map((broadcast) => broadcast.id)),
  ])
  const streamOf = new Map(streams.map((stream) => [stream.broadcastId, stream]))
  return broadcasts.map((broadcast) => ({
    id: broadcast.id,
    title: broadcast.title,
    artistName: names.get(broadcast.artistProfileId) ?? broadcast.title,
    eventTitle: broadcast.event.title,
    startsAt: broadcast.startsAt.toISOString(),
    endsAt: broadcast.endsAt.toISOString(),
    zone: broadcast.event.zone,
    state: broadcastStateOf(streamOf.get(broadcast.id) ?? null, now),
    liveSince: streamOf.get(broadcast.id)?.startedAt?.toISOString() ?? null,
  }))
}
