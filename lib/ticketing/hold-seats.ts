import { readSeller } from '@/lib/accounts'
import { isBannedFrom, type PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { readPublicEvent } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import { keepWithRows } from '@/lib/platform/idempotency/keep-with-rows'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { HoldDto, HoldSeats } from './contract'
import { availabilityOf } from './rules/sale-window'
import { addOrder, claimSeats, findType, raiseTally } from './store'

/**
 * Keeps seats for the buyer while they pay. Never more than the quota, never more than the limit per
 * person, whoever races. Throws `not_found`, `banned`, `sale_not_open`, `limit_reached` or `sold_out`.
 */
export async function holdSeats(ports: Ports, actor: PersonActor, input: HoldSeats): Promise<HoldDto> {
  const event = await readPublicEvent(ports, input.eventSlug)
  const type = await findType(ports.db, event.id, input.ticketTypeSlug)
  if (!type) throw notFound()
  if (isBannedFrom(actor, event.organisationId)) throw new Problem('banned')
  const now = ports.clock.now()
  const availability = availabilityOf(type, now)
  if (availability === 'before' || availability === 'closed' || event.announced.state !== 'published') throw new Problem('sale_not_open')
  const seller = await readSeller(ports, event.organisationId)
  const holdMs = ports.env.holdMinutes * 60_000
  const held = { orderId: ports.ids.uuid(), expiresInMs: holdMs }

  await transact(ports, async (inside) => {
    // First of all: pressed twice, the second must not meet what the first has taken.
    await keepWithRows(inside, held)
    if (!(await raiseTally(inside.db, type.id, actor.personId, input.quantity, type.limitPerPerson))) throw new Problem('limit_reached')
    if (!(await claimSeats(inside.db, type.id, input.quantity, now))) throw new Problem((await isSaleOpen(inside, event.id, input, now)) ? 'sold_out' : 'sale_not_open')
    await addOrder(
      inside.db,
      {
        id: held.orderId,
        personId: actor.personId,
        organisationId: event.organisationId,
        eventId: event.id,
        sellerName: seller.sellerName,
        registrationNumber: seller.registrationNumber,
        currency: seller.currency,
        totalYen: type.priceYen * input.quantity,
        createdAt: now,
        expiresAt: new Date(now.getTime() + holdMs),
      },
      {
        id: inside.ids.uuid(),
        ticketTypeId: type.id,
        quantity: input.quantity,
        unitPriceYen: type.priceYen,
        taxRatePercent: type.taxRatePercent,
      },
    )
    await recordEntry(inside, { actorId: actor.personId, organisationId: event.organisationId, eventId: event.id })
  })
  return held
}

/** A sale may have been ended since the buyer's page was read: that is not the same as sold out. */
async function isSaleOpen(ports: Ports, eventId: string, input: HoldSeats, now: Date): Promise<boolean> {
  const type = await findType(ports.db, eventId, input.ticketTypeSlug)
  return type !== null && now >= type.saleStartsAt && now < type.saleEndsAt
}
