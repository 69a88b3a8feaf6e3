import { isWithinLimits, organisationsWhere, type PersonActor } from '@/lib/accounts/contract'
import { eventAddress, listStaffedEvents } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { readFailedRefunds, readSales } from '@/lib/ticketing'
import type { TodayDto } from './contract'
import { watchesOver } from './moderated-broadcast'
import { readHealths } from './read-studio'

/**
 * What an organiser's staff sees first: their events, how they sell, what is live. Staff of one event see that event,
 * and of its broadcasts those that they watch over.
 */
export async function readToday(ports: Ports, actor: PersonActor): Promise<TodayDto> {
  const staffed = await listStaffedEvents(ports, actor, 'moderator', ['moderator', 'desk', 'support'])
  const events = staffed.map((event) => ({ ...event, broadcasts: event.broadcasts.filter((broadcast) => watchesOver(actor, broadcast)) }))
  const maySeeMoney = new Set(organisationsWhere(actor, 'manager'))
  const ids = events.map((event) => event.id)
  const [sales, failed, healths] = await Promise.all([
    readSales(ports, ids),
    readFailedRefunds(ports, ids),
    readHealths(ports, events.flatMap((event) => event.broadcasts.map((broadcast) => broadcast.id))),
  ])
  return {
    events: events.map((event) => {
      const figures = sales.get(event.id)
      return {
        slug: event.slug,
        publicUrl: eventAddress(ports, event.slug),
        title: event.title,
        state: event.state,
        startsAt: event.startsAt.toISOString(),
        endsAt: event.endsAt.toISOString(),
        zone: event.zone,
        sold: figures?.sold ?? 0,
        held: figures?.held ?? 0,
        quantity: figures?.quantity ?? 0,
        // Orders are of the whole event: whoever is limited to a part of it is nobody here.
        mayReadOrders: maySeeMoney.has(event.organisationId) || isWithinLimits(actor, ['desk', 'support'], event.id, event.id),
        takenYen: maySeeMoney.has(event.organisationId) ? (figures?.takenYen ?? 0) : null,
        refundsFailed: maySeeMoney.has(event.organisationId) ? (failed.get(event.id) ?? 0) : null,
        broadcasts: event.broadcasts.map((broadcast) => {
          const health = healths.get(broadcast.id)
          return {
            id: broadcast.id,
            title: broadcast.title,
            startsAt: broadcast.startsAt.toISOString(),
            endsAt: broadcast.endsAt.toISOString(),
            state: health?.state ?? 'not_started',
            endedAt: health?.endedAt ?? null,
            viewers: health?.viewers ?? 0,
            delayMs: health?.delayMs ?? null,
            cut: health?.cut ?? null,
          }
        }),
      }
    }),
  }
}
