import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/accounts/contract'
import type { EditDetails } from '@/lib/events/contract'
import { addBroadcastToEvent, addTicketType, createEvent, editDetails, publishEvent } from '@/lib/ticketing'
import type { AddTicketType, EventPlanDto } from '@/lib/ticketing/contract'
import { newOrganisation, newStaff } from './cast'
import type { Show } from './programme'
import type { Stage } from './stage'

const hour = 60 * 60_000

/** A moment so many hours from now, as a form sends it. */
export const inHours = (stage: Stage, hours: number) => new Date(stage.clock.now().getTime() + hours * hour).toISOString()

export const words = (en: string) => ({ ja: `${en}（日本語）`, en })

export type House = { organisationId: string; artistProfileId: string; artistSlug: string; manager: PersonActor }

/** A new organisation with an artist and a manager. */
export async function newHouse(stage: Stage): Promise<House> {
  const { organisationId, artistProfileId } = await newOrganisation(stage)
  const { slug } = await stage.ports.db.artistProfile.findUniqueOrThrow({ where: { id: artistProfileId } })
  return { organisationId, artistProfileId, artistSlug: slug, manager: await newStaff(stage, organisationId, 'manager') }
}

/** A draft as it is begun: a title and its times, from the day after tomorrow for two hours. */
export function newDraft(stage: Stage, { manager }: House, title = words(`Evening ${randomUUID().slice(0, 8)}`)): Promise<EventPlanDto> {
  return createEvent(stage.ports, manager, { title, startsAt: inHours(stage, 48), endsAt: inHours(stage, 50), zone: 'Asia/Tokyo' })
}

/** What the form of the details sends for a plan that is to stay as it is. */
export function detailsOf(plan: EventPlanDto): EditDetails {
  const { slug, version, title, description, rules, zone, startsAt, endsAt, accent } = plan
  return { slug, version, newSlug: slug, title, description, rules, zone, startsAt, endsAt, accent, artistSlugs: plan.artists.map((artist) => artist.slug), moveAll: false }
}

/** What the form of a ticket type sends for the plan's first broadcast. */
export function typeFor(stage: Stage, plan: EventPlanDto, changes: Partial<AddTicketType> = {}): AddTicketType {
  const { slug, version, endsAt, broadcasts } = plan
  return {
    slug,
    version,
    name: words('Live'),
    description: words('Watch it live'),
    priceYen: 2500,
    quantity: 10,
    limitPerPerson: 2,
    saleStartsAt: inHours(stage, -1),
    saleEndsAt: endsAt,
    opens: [{ kind: 'broadcast', broadcastId: broadcasts[0]?.id ?? '' }],
    ...changes,
  }
}

/** A draft with everything that publishing asks for. */
export async function newReadyDraft(stage: Stage, house: House, changes: Partial<AddTicketType> = {}): Promise<EventPlanDto> {
  const { ports } = stage
  const draft = await newDraft(stage, house)
  const told = await editDetails(ports, house.manager, { ...detailsOf(draft), description: words('About it'), rules: words('No recording'), artistSlugs: [house.artistSlug] })
  const { slug, version, startsAt, endsAt } = told
  const aired = await addBroadcastToEvent(ports, house.manager, { slug, version, artistSlug: house.artistSlug, title: words('The show'), startsAt, endsAt, archiveMinutes: 60 })
  return addTicketType(ports, house.manager, typeFor(stage, aired, changes))
}

export async function newPublished(stage: Stage, house: House, changes: Partial<AddTicketType> = {}): Promise<EventPlanDto> {
  const { slug, version } = await newReadyDraft(stage, house, changes)
  return publishEvent(stage.ports, house.manager, { slug, version })
}

/** The plan as a show, for buying. */
export async function showOf({ ports }: Stage, house: House, plan: EventPlanDto): Promise<Show> {
  const { id, ticketTypes } = await ports.db.event.findUniqueOrThrow({ where: { slug: plan.slug }, select: { id: true } }).then(async (event) => ({
    ...event,
    ticketTypes: await ports.db.ticketType.findMany({ where: { eventId: event.id }, orderBy: { position: 'asc' }, select: { id: true, slug: true } }),
  }))
  const [type] = ticketTypes
  const { organisationId, artistProfileId } = house
  return {
    organisationId,
    artistProfileId,
    eventId: id,
    broadcastId: plan.broadcasts[0]?.id ?? '',
    ticketTypeId: type?.id ?? '',
    seat: { eventSlug: plan.slug, ticketTypeSlug: type?.slug ?? '' },
  }
}
