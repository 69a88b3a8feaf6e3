import { Words, type PersonActor } from '@/lib/accounts/contract'
import { readBroadcasts, readEvents, type PlannedBroadcast } from '@/lib/events'
import type { OpensDto } from '@/lib/events/contract'
import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { TicketsDto } from './contract'
import { findTicketRight, findTickets } from './store-tickets'
import type { EntitlementRow, TicketRight } from './ticket-right'

/** All tickets the person has ever held, the newest first. */
export async function listTickets(ports: Ports, actor: PersonActor): Promise<TicketsDto> {
  const rows = await findTickets(ports.db, actor)
  const [events, broadcasts] = await Promise.all([
    readEvents(ports, rows.map((row) => row.eventId)),
    readBroadcasts(ports, rows.flatMap((row) => broadcastIds(row.orderLine.ticketType.entitlements))),
  ])
  return {
    tickets: rows.flatMap((row) => {
      const event = events.get(row.eventId)
      if (!event) return []
      return {
        id: row.id,
        state: row.state,
        eventTitle: event.title,
        eventSlug: event.slug,
        zone: event.zone,
        accent: event.accent,
        ticketTypeName: Words.parse(row.orderLine.ticketType.name),
        shortCode: row.shortCode,
        opens: whatOpens(row.orderLine.ticketType.entitlements, broadcasts),
        orderId: row.orderLine.orderId,
        boughtAt: row.issuedAt.toISOString(),
      }
    }),
  }
}

/** The person's own ticket and what it opens. Throws `not_found` for every other. */
export async function readTicketRight(ports: Ports, person: { personId: string }, ticketId: string): Promise<TicketRight> {
  const right = await findTicketRight(ports.db, person, ticketId)
  if (!right) throw notFound()
  return right
}

export function broadcastIds(entitlements: readonly EntitlementRow[]): string[] {
  return entitlements.flatMap((entitlement) => entitlement.broadcastId ?? [])
}

/** Entitlements in words and times. */
export function whatOpens(entitlements: readonly EntitlementRow[], broadcasts: Map<string, PlannedBroadcast>): OpensDto[] {
  return entitlements.flatMap(({ kind, broadcastId }) => {
    const broadcast = broadcastId ? broadcasts.get(broadcastId) : undefined
    if (!broadcast || kind === 'lane') return []
    return {
      kind,
      title: broadcast.title,
      startsAt: broadcast.startsAt.toISOString(),
      endsAt: broadcast.endsAt.toISOString(),
      archiveMinutes: kind === 'archive' ? broadcast.archiveMinutes : null,
    }
  })
}

/** The broadcasts that the person's tickets open, for telling them how those stand. */
export async function listTicketBroadcasts(ports: Ports, person: { personId: string }): Promise<{ ticketId: string; broadcastId: string }[]> {
  const rows = await findTickets(ports.db, person)
  return rows.flatMap((row) => [...new Set(broadcastIds(row.orderLine.ticketType.entitlements))].map((broadcastId) => ({ ticketId: row.id, broadcastId })))
}
