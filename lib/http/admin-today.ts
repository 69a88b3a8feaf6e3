import { z } from 'zod'
import { organisationsWhere, Words, type PersonActor } from '@/lib/accounts/contract'
import { listStaffedEvents } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { readHealths } from '@/lib/streaming'
import { BroadcastState } from '@/lib/streaming/contract'
import { readSales } from '@/lib/ticketing'

export const TodayDto = z.object({
  events: z.array(
    z.object({
      slug: z.string(),
      title: Words,
      state: z.enum(['draft', 'published', 'ended', 'cancelled']),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      zone: z.string(),
      sold: z.number().int(),
      held: z.number().int(),
      quantity: z.number().int(),
      /** Null for those who may not see sales figures. */
      takenYen: z.number().int().nullable(),
      broadcasts: z.array(
        z.object({
          id: z.uuid(),
          title: Words,
          state: BroadcastState,
          viewers: z.number().int(),
          delayMs: z.number().int().nullable(),
        }),
      ),
    }),
  ),
})
export type TodayDto = z.infer<typeof TodayDto>

/** What an organiser's staff sees first: their events, how they sell, what is live. Spans rooms, so it stands above them. */
export async function readToday(ports: Ports, actor: PersonActor): Promise<TodayDto> {
  const events = await listStaffedEvents(ports, actor, 'moderator')
  const maySeeMoney = new Set(organisationsWhere(actor, 'manager'))
  const [sales, healths] = await Promise.all([
    readSales(ports, events.map((event) => event.id)),
    readHealths(ports, events.flatMap((event) => event.broadcasts.map((broadcast) => broadcast.id))),
  ])
  return {
    events: events.map((event) => {
      const figures = sales.get(event.id)
      return {
        slug: event.slug,
        title: event.title,
        state: event.state,
        startsAt: event.startsAt.toISOString(),
        endsAt: event.endsAt.toISOString(),
        zone: event.zone,
        sold: figures?.sold ?? 0,
        held: figures?.held ?? 0,
        quantity: figures?.quantity ?? 0,
        takenYen: maySeeMoney.has(event.organisationId) ? (figures?.takenYen ?? 0) : null,
        broadcasts: event.broadcasts.map((broadcast) => {
          const health = healths.get(broadcast.id)
          return {
            id: broadcast.id,
            title: broadcast.title,
            state: health?.state ?? 'not_started',
            viewers: health?.viewers ?? 0,
            delayMs: health?.delayMs ?? null,
          }
        }),
      }
    }),
  }
}
