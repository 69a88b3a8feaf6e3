import type { StaffScope } from '@/lib/accounts/contract'
import type { Database } from '@/lib/platform/db'

const publicStates = ['published', 'ended', 'cancelled'] as const

const summaryShape = {
  id: true,
  slug: true,
  organisationId: true,
  title: true,
  startsAt: true,
  endsAt: true,
  zone: true,
  accent: true,
  state: true,
  coverDigest: true,
  coverWidth: true,
  coverHeight: true,
  artists: { orderBy: { position: 'asc' }, select: { artistProfileId: true } },
} as const

const broadcastShape = {
  id: true,
  eventId: true,
  artistProfileId: true,
  title: true,
  startsAt: true,
  endsAt: true,
  archiveMinutes: true,
  event: { select: { slug: true, title: true, zone: true, accent: true, organisationId: true, state: true } },
} as const

/** Public events that have not ended long ago, the nearest first. */
export function findPublicEvents(db: Database, endedAfter: Date) {
  return db.event.findMany({
    where: { state: { in: [...publicStates] }, endsAt: { gt: endedAfter } },
    orderBy: { startsAt: 'asc' },
    take: 200,
    select: summaryShape,
  })
}

const detailShape = {
  ...summaryShape,
  description: true,
  rules: true,
  cancelReason: true,
  programme: { orderBy: { position: 'asc' }, select: { startsAt: true, endsAt: true, title: true } },
} as const

export function findPublicEvent(db: Database, slug: string) {
  return db.event.findFirst({ where: { slug, state: { in: [...publicStates] } }, select: detailShape })
}

/** What the public would read of an event of these organisations, in whatever state: the caller's scope. */
export function findEventToPreview(db: Database, organisationIds: readonly string[], slug: string) {
  return db.event.findFirst({ where: { slug, organisationId: { in: [...organisationIds] } }, select: detailShape })
}

/** Events within the caller's scope. */
export function findEventsOf(db: Database, scope: StaffScope) {
  return db.event.findMany({
    where: within(scope),
    orderBy: { startsAt: 'asc' },
    select: { ...summaryShape, broadcasts: { orderBy: { startsAt: 'asc' }, select: broadcastShape } },
  })
}

export function findEventOf(db: Database, scope: StaffScope, slug: string) {
  return db.event.findFirst({ where: { slug, ...within(scope) }, select: summaryShape })
}

function within({ organisationIds, eventIds }: StaffScope) {
  return { OR: [{ organisationId: { in: organisationIds } }, { id: { in: eventIds } }] }
}

export function findEventsById(db: Database, ids: readonly string[]) {
  return db.event.findMany({ where: { id: { in: [...ids] } }, select: summaryShape })
}

export function findBroadcasts(db: Database, ids: readonly string[]) {
  return db.broadcast.findMany({ where: { id: { in: [...ids] } }, select: broadcastShape })
}

/** Broadcasts of the given artists: the caller's scope. */
export function findBroadcastsOfArtists(db: Database, artistProfileIds: readonly string[], broadcastId?: string) {
  return db.broadcast.findMany({
    where: {
      artistProfileId: { in: [...artistProfileIds] },
      ...(broadcastId ? { id: broadcastId } : {}),
      event: { state: { in: ['published', 'ended'] } },
    },
    orderBy: { startsAt: 'asc' },
    select: broadcastShape,
  })
}

/** One of them whose event was cancelled. */
export function findCancelledOfArtists(db: Database, artistProfileIds: readonly string[], id: string) {
  return db.broadcast.findFirst({ where: { id, artistProfileId: { in: [...artistProfileIds] }, event: { state: 'cancelled' } }, select: { id: true } })
}
