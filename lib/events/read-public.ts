import { Words } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import { EventSummaryDto, type EventDetailDto } from './contract'
import { coverOf } from './cover-address'
import { findEventToPreview, findPublicEvent, findPublicEvents } from './store'

const listedAfterEndMs = 30 * 24 * 60 * 60 * 1000

/** A public event for a room that may ask the names of its artists and seller. Never leaves the server whole. */
export type PublicEvent<Announced = Omit<EventSummaryDto, 'artists'>> = {
  id: string
  organisationId: string
  artistProfileIds: string[]
  announced: Announced
}

/** What is on: every public event that is ahead, running, or ended within 30 days. */
export async function listPublicEvents(ports: Ports): Promise<PublicEvent[]> {
  const rows = await findPublicEvents(ports.db, new Date(ports.clock.now().getTime() - listedAfterEndMs))
  return rows.map((row) => ({ ...parties(row), announced: summary(row) }))
}

/** All that is announced of one event. */
export type AnnouncedEvent = PublicEvent<Omit<EventDetailDto, 'artists' | 'sellerName'>>

/** One public event by its slug. Throws `not_found`. */
export async function readPublicEvent(ports: Ports, slug: string): Promise<AnnouncedEvent> {
  const row = await findPublicEvent(ports.db, slug)
  if (!row) throw notFound()
  return announce(row)
}

/** What the public would read of an event in scope, a draft too: as if it were published. Throws `not_found`. */
export async function readAnnouncement(ports: Ports, scope: { organisationIds: readonly string[] }, slug: string): Promise<AnnouncedEvent> {
  const row = await findEventToPreview(ports.db, scope.organisationIds, slug)
  if (!row) throw notFound()
  return announce({ ...row, state: row.state === 'draft' ? 'published' : row.state })
}

function announce(row: NonNullable<Awaited<ReturnType<typeof findPublicEvent>>>): AnnouncedEvent {
  const programme = row.programme.map((item) => ({
    startsAt: item.startsAt.toISOString(),
    endsAt: item.endsAt.toISOString(),
    title: Words.parse(item.title),
  }))
  const announced = {
    ...summary(row),
    description: Words.parse(row.description),
    rules: Words.parse(row.rules),
    cancelReason: row.state === 'cancelled' ? Words.nullable().parse(row.cancelReason) : null,
    programme,
  }
  return { ...parties(row), announced }
}

type Row = Awaited<ReturnType<typeof findPublicEvents>>[number]

function parties(row: Row) {
  return {
    id: row.id,
    organisationId: row.organisationId,
    artistProfileIds: row.artists.map((artist) => artist.artistProfileId),
  }
}

function summary(row: Row): Omit<EventSummaryDto, 'artists'> {
  return {
    slug: row.slug,
    title: Words.parse(row.title),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    zone: row.zone,
    accent: row.accent,
    cover: coverOf(row),
    state: EventSummaryDto.shape.state.parse(row.state),
  }
}
