import { readArtistNames, readSeller } from '@/lib/accounts'
import { Words } from '@/lib/accounts/contract'
import { listPublicEvents, readBroadcasts, readPublicEvent, type AnnouncedEvent } from '@/lib/events'
import type { EventListDto } from '@/lib/events/contract'
import type { Ports } from '@/lib/platform/ports'
import type { EventOnSaleDto } from './contract'
import { broadcastIds, whatOpens } from './read-tickets'
import { availabilityOf } from './rules/sale-window'
import { findTypes } from './store'

/** What is on, with the names of who plays. */
export async function listEventsOnSale(ports: Ports): Promise<EventListDto> {
  const events = await listPublicEvents(ports)
  const names = await readArtistNames(ports, events.flatMap((event) => event.artistProfileIds))
  return { events: events.map((event) => ({ ...event.announced, artists: namesOf(event, names) })) }
}

/** A public event with its ticket types. How many seats are left stays inside; words go out. */
export async function readEventOnSale(ports: Ports, input: { slug: string }): Promise<EventOnSaleDto> {
  return tellSale(ports, await readPublicEvent(ports, input.slug))
}

/** What is announced of an event, with its artists, its seller and what is sold for it. */
export async function tellSale(ports: Ports, event: AnnouncedEvent): Promise<EventOnSaleDto> {
  const [names, seller, types] = await Promise.all([
    readArtistNames(ports, event.artistProfileIds),
    readSeller(ports, event.organisationId),
    findTypes(ports.db, event.id),
  ])
  const broadcasts = await readBroadcasts(ports, types.flatMap((type) => broadcastIds(type.entitlements)))
  const now = ports.clock.now()
  return {
    ...event.announced,
    artists: namesOf(event, names),
    sellerName: seller.sellerName,
    seller: { name: seller.sellerName, address: seller.sellerAddress, contact: seller.sellerContact, registrationNumber: seller.registrationNumber },
    ticketTypes: types.map((type) => ({
      slug: type.slug,
      name: Words.parse(type.name),
      description: Words.parse(type.description),
      priceYen: type.priceYen,
      taxRatePercent: type.taxRatePercent,
      limitPerPerson: type.limitPerPerson,
      availability: event.announced.state === 'published' ? availabilityOf(type, now) : 'closed',
      saleStartsAt: type.saleStartsAt.toISOString(),
      saleEndsAt: type.saleEndsAt.toISOString(),
      opens: whatOpens(type.entitlements, broadcasts),
    })),
  }
}

function namesOf(event: { artistProfileIds: readonly string[] }, names: ReadonlyMap<string, Words>): { name: Words }[] {
  return event.artistProfileIds.flatMap((id) => names.get(id) ?? []).map((name) => ({ name }))
}
