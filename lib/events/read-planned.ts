import { isWithinLimits, ownArtists, staffScope, Words, type EventStaffRole, type OrganisationRole, type PersonActor } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import { findBroadcasts, findBroadcastsOfArtists, findCancelledOfArtists, findEventOf, findEventsById, findEventsOf } from './store'

/** A broadcast as planned, for other rooms. Never leaves the server whole. */
export type PlannedBroadcast = {
  id: string
  eventId: string
  organisationId: string
  artistProfileId: string
  title: Words
  startsAt: Date
  endsAt: Date
  /** 0 means no archive. */
  archiveMinutes: number
  event: { slug: string; title: Words; zone: string; accent: string }
}

export type PlannedEvent = {
  id: string
  slug: string
  organisationId: string
  title: Words
  state: 'draft' | 'published' | 'ended' | 'cancelled'
  startsAt: Date
  endsAt: Date
  zone: string
  accent: string
}

/** Broadcasts by id, for a caller whose own rows name them. */
export async function readBroadcasts(ports: Ports, ids: readonly string[]): Promise<Map<string, PlannedBroadcast>> {
  const rows = await findBroadcasts(ports.db, ids)
  return new Map(rows.map((row) => [row.id, planned(row)]))
}

/** One broadcast by id, for a caller whose own row names it. Throws `not_found`. */
export async function readBroadcast(ports: Ports, id: string): Promise<PlannedBroadcast> {
  const broadcast = (await readBroadcasts(ports, [id])).get(id)
  if (!broadcast) throw notFound()
  return broadcast
}

/** The broadcasts of the actor as artist or crew. */
export async function listOwnBroadcasts(ports: Ports, actor: PersonActor): Promise<PlannedBroadcast[]> {
  const rows = await findBroadcastsOfArtists(ports.db, ownArtists(actor))
  return rows.map(planned)
}

/** One of them. Throws `event_cancelled` where it was theirs until its event was cancelled, `not_found` for every other. */
export async function readOwnBroadcast(ports: Ports, actor: PersonActor, broadcastId: string): Promise<PlannedBroadcast> {
  const [row] = await findBroadcastsOfArtists(ports.db, ownArtists(actor), broadcastId)
  if (row) return planned(row)
  throw (await findCancelledOfArtists(ports.db, ownArtists(actor), broadcastId)) ? new Problem('event_cancelled') : notFound()
}

/**
 * The events of the organisations in which the actor has at least this role, and those at which they are staff in one
 * of `eventRoles`: of the latter only the broadcasts that they are not kept from.
 */
export async function listStaffedEvents(ports: Ports, actor: PersonActor, role: OrganisationRole, eventRoles: readonly EventStaffRole[] = []) {
  const scope = staffScope(actor, role, eventRoles)
  const rows = await findEventsOf(ports.db, scope)
  return rows.map((row) => {
    const isWhole = scope.organisationIds.includes(row.organisationId)
    const broadcasts = row.broadcasts.filter(({ id }) => isWhole || isWithinLimits(actor, eventRoles, row.id, id))
    return { ...event(row), broadcasts: broadcasts.map(planned) }
  })
}

/** One of them by slug. Throws `not_found` for every other. */
export async function readStaffedEvent(
  ports: Ports,
  actor: PersonActor,
  role: OrganisationRole,
  slug: string,
  eventRoles: readonly EventStaffRole[] = [],
): Promise<PlannedEvent> {
  const row = await findEventOf(ports.db, staffScope(actor, role, eventRoles), slug)
  if (!row) throw notFound()
  return event(row)
}

/** Events by id, for a caller whose own rows name them. */
export async function readEvents(ports: Ports, ids: readonly string[]): Promise<Map<string, PlannedEvent>> {
  const rows = await findEventsById(ports.db, ids)
  return new Map(rows.map((row) => [row.id, event(row)]))
}

function planned(row: Awaited<ReturnType<typeof findBroadcasts>>[number]): PlannedBroadcast {
  return {
    id: row.id,
    eventId: row.eventId,
    organisationId: row.event.organisationId,
    artistProfileId: row.artistProfileId,
    title: Words.parse(row.title),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    archiveMinutes: row.archiveMinutes,
    event: { slug: row.event.slug, title: Words.parse(row.event.title), zone: row.event.zone, accent: row.event.accent },
  }
}

function event(row: Awaited<ReturnType<typeof findEventsById>>[number]): PlannedEvent {
  return {
    id: row.id,
    slug: row.slug,
    organisationId: row.organisationId,
    title: Words.parse(row.title),
    state: row.state,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    zone: row.zone,
    accent: row.accent,
  }
}
