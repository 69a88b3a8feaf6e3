import { Words } from '@/lib/accounts/contract'
import { readBroadcasts, readPublicEvent } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import type { EventOnSaleDto } from './contract'
import { broadcastIds, whatOpens } from './read-tickets'
import { availabilityOf } from './rules/sale-window'
import { findTypes } from './store'

/** A public event with its ticket types. How many seats are left stays inside; words go out. */
export async function readEventOnSale(ports: Ports, input: { slug: string }): Promise<EventOnSaleDto> {
  const event = await readPublicEvent(ports, input.slug)
  const types = await findTypes(ports.db, event.id)
  const broadcasts = await readBroadcasts(ports, types.flatMap((type) => broadcastIds(type.entitlements)))
  const now = ports.clock.now()
  return {
    ...event.detail,
    ticketTypes: types.map((type) => ({
      slug: type.slug,
      name: Words.parse(type.name),
      description: Words.parse(type.description),
      priceYen: type.priceYen,
      taxRatePercent: type.taxRatePercent,
      limitPerPerson: type.limitPerPerson,
      availability: event.detail.state === 'published' ? availabilityOf(type, now) : 'closed',
      saleStartsAt: type.saleStartsAt.toISOString(),
      saleEndsAt: type.saleEndsAt.toISOString(),
      opens: whatOpens(type.entitlements, broadcasts),
    })),
  }
}
