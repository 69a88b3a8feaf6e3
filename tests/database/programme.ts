import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/accounts/contract'
import { holdSeats, openPayment, pressTillButton } from '@/lib/ticketing'
import { newOrganisation } from './cast'
import type { Stage } from './stage'

export type Show = {
  organisationId: string
  artistProfileId: string
  eventId: string
  broadcastId: string
  ticketTypeId: string
  /** What a buyer names. */
  seat: { eventSlug: string; ticketTypeSlug: string }
}

type ShowChoices = {
  quantity?: number
  limitPerPerson?: number
  priceYen?: number
  taxRatePercent?: number
  archiveMinutes?: number
  /** What its ticket opens. */
  opens?: ('broadcast' | 'archive')[]
  state?: 'draft' | 'published' | 'cancelled'
}

const hour = 60 * 60_000

/** A published event of a new organisation with one broadcast, and tickets on sale for it. */
export async function newShow(stage: Stage, choices: ShowChoices = {}): Promise<Show> {
  const { quantity = 100, limitPerPerson = 4, priceYen = 3300, taxRatePercent = 10 } = choices
  const { archiveMinutes = 60, opens = ['broadcast', 'archive'], state = 'published' } = choices
  const { organisationId, artistProfileId } = await newOrganisation(stage)
  const now = stage.clock.now().getTime()
  const times = { startsAt: new Date(now), endsAt: new Date(now + 2 * hour) }
  const title = { ja: '月夜のライブ', en: 'Moonlight Live' }
  const eventSlug = randomUUID()
  const event = await stage.ports.db.event.create({
    data: {
      ...times,
      slug: eventSlug,
      organisationId,
      state,
      title,
      description: title,
      artists: { create: { artistProfileId, position: 0 } },
      broadcasts: { create: { ...times, artistProfileId, title, archiveMinutes } },
    },
    select: { id: true, broadcasts: { select: { id: true } } },
  })
  const broadcastId = event.broadcasts[0]?.id ?? ''
  const type = await stage.ports.db.ticketType.create({
    data: {
      eventId: event.id,
      slug: 'seat',
      name: { ja: '配信視聴券', en: 'Seat' },
      description: { ja: '', en: '' },
      priceYen,
      taxRatePercent,
      quantity,
      limitPerPerson,
      saleStartsAt: new Date(now - hour),
      saleEndsAt: times.endsAt,
      entitlements: { create: opens.map((kind) => ({ kind, broadcastId })) },
    },
    select: { id: true },
  })
  const seat = { eventSlug, ticketTypeSlug: 'seat' }
  return { organisationId, artistProfileId, eventId: event.id, broadcastId, ticketTypeId: type.id, seat }
}

export async function hold({ ports }: Pick<Stage, 'ports'>, buyer: PersonActor, show: Show, quantity = 1): Promise<string> {
  return (await holdSeats(ports, buyer, { ...show.seat, quantity })).orderId
}

/** Goes to the till and presses. Answers the till's id of the payment. */
export async function pay({ ports }: Pick<Stage, 'ports'>, buyer: PersonActor, orderId: string, outcome: 'succeeded' | 'failed' = 'succeeded'): Promise<string> {
  const { redirectUrl } = await openPayment(ports, buyer, { orderId })
  const paymentId = redirectUrl.slice('/till/'.length)
  await pressTillButton(ports, buyer, { paymentId, outcome })
  return paymentId
}

/** Buys as a fan does. Answers the order and its tickets. */
export async function buy(stage: Stage, buyer: PersonActor, show: Show, quantity = 1): Promise<{ orderId: string; ticketIds: string[]; ticketId: string }> {
  const orderId = await hold(stage, buyer, show, quantity)
  await pay(stage, buyer, orderId)
  const tickets = await stage.ports.db.ticket.findMany({ where: { orderLine: { orderId } }, select: { id: true } })
  const ticketIds = tickets.map((ticket) => ticket.id)
  return { orderId, ticketIds, ticketId: ticketIds[0] ?? '' }
}

/** The books of the show's ticket type. */
export async function seatsOf({ ports }: Stage, show: Show): Promise<{ held: number; sold: number }> {
  return ports.db.ticketType.findUniqueOrThrow({ where: { id: show.ticketTypeId }, select: { held: true, sold: true } })
}

/** How many of the show's seats the person holds or has bought, as the limit counts them. */
export async function talliedFor({ ports }: Stage, show: Show, buyer: PersonActor): Promise<number> {
  const place = { ticketTypeId: show.ticketTypeId, personId: buyer.personId }
  const row = await ports.db.purchaseTally.findUnique({ where: { ticketTypeId_personId: place }, select: { quantity: true } })
  return row?.quantity ?? 0
}

export async function orderState({ ports }: Stage, orderId: string): Promise<string> {
  return (await ports.db.order.findUniqueOrThrow({ where: { id: orderId }, select: { state: true } })).state
}
