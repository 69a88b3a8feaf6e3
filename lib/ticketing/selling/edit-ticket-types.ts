import type { PersonActor } from '@/lib/accounts/contract'
import { slugOf, freeSlug } from '@/lib/events/contract'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { AddTicketType, EditTicketType, EventPlanDto, OrderTicketTypes, RemoveTicketType } from '../contract'
import { opensAtLeast, typeFault, typeFaultSentences } from '../rules/type-faults'
import { addType, deleteType, lockType, setOpenings, setQuantity, setType, type PlannedTypeRow } from '../store-selling'
import { changePlan } from './change-plan'
import { isTaken, type WholePlan } from './describe-plan'

const mostTypes = 50

/** Adds a ticket type to an event. Throws as `changePlan` does, a `TypeFault`, and `too_many_kept`. */
export function addTicketType(ports: Ports, actor: PersonActor, input: AddTicketType): Promise<EventPlanDto> {
  return changePlan(ports, actor, {
    seen: input,
    work: async (inside, whole) => {
      if (whole.types.length >= mostTypes) throw new Problem('too_many_kept', { user: `An event has ${mostTypes} ticket types at most.` })
      const facts = checkedFacts(whole, input)
      const slug = freeSlug(slugOf(input.name.en) || 'ticket', new Set(whole.types.map((type) => type.slug)))
      const position = Math.max(-1, ...whole.types.map((type) => type.position)) + 1
      await addType(inside.db, { id: inside.ids.uuid(), eventId: whole.plan.id, slug, position, quantity: input.quantity, ...facts }, input.opens)
      return { detail: { ticketType: slug, priceYen: input.priceYen, quantity: input.quantity } }
    },
  })
}

/**
 * Changes a ticket type, also while people buy it: a new price is for new buyers, the quota never falls below the seats
 * that are gone, and what it opens only grows once somebody has it.
 * Throws as `changePlan` does, `not_found`, a `TypeFault`, or `already_sold`.
 */
export function editTicketType(ports: Ports, actor: PersonActor, input: EditTicketType): Promise<EventPlanDto> {
  return changePlan(ports, actor, {
    seen: input,
    work: async (inside, whole) => {
      const type = await locked(inside, whole, input.typeSlug)
      const facts = checkedFacts(whole, input)
      if (isTaken(type) && !opensAtLeast(type.entitlements, input.opens)) {
        throw new Problem('already_sold', { user: 'People have bought it: what it opens can only grow.' })
      }
      if (!(await setQuantity(inside.db, type.id, input.quantity))) {
        throw new Problem('already_sold', { user: `${type.sold + type.held} seats are sold or held: the quantity cannot be lower.` })
      }
      await setType(inside.db, type.id, facts)
      await setOpenings(inside.db, type.id, input.opens)
      return { detail: { ticketType: type.slug, priceYen: input.priceYen, formerPriceYen: type.priceYen, quantity: input.quantity } }
    },
  })
}

/** Removes a ticket type that was never ordered. Throws as `changePlan` does, `not_found`, or `already_sold`. */
export function removeTicketType(ports: Ports, actor: PersonActor, input: RemoveTicketType): Promise<EventPlanDto> {
  return changePlan(ports, actor, {
    seen: input,
    work: async (inside, whole) => {
      const type = typeOf(whole, input.typeSlug)
      if (!(await deleteType(inside.db, type.id))) throw new Problem('already_sold', { user: 'It was ordered before. End its sale instead.' })
      return { detail: { removed: 'ticket type', ticketType: type.slug } }
    },
  })
}

/** Puts the ticket types into another order. Throws as `changePlan` does, and `invalid_input` unless all are named once. */
export function orderTicketTypes(ports: Ports, actor: PersonActor, input: OrderTicketTypes): Promise<EventPlanDto> {
  return changePlan(ports, actor, {
    seen: input,
    work: async (inside, whole) => {
      const named = new Set(input.typeSlugs)
      const isWhole = named.size === input.typeSlugs.length && named.size === whole.types.length && whole.types.every((type) => named.has(type.slug))
      if (!isWhole) throw new Problem('invalid_input', { user: 'typeSlugs: name every ticket type once.' })
      // By id: rows are taken in the same order everywhere.
      for (const type of whole.types.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
        await setType(inside.db, type.id, { position: input.typeSlugs.indexOf(type.slug) })
      }
    },
  })
}

/** The type's row, held against buyers until the transaction ends. Throws `not_found`. */
async function locked(ports: Ports, { plan }: WholePlan, slug: string): Promise<PlannedTypeRow> {
  const type = await lockType(ports.db, { eventId: plan.id }, slug)
  if (!type) throw notFound()
  return type
}

export function typeOf({ types }: WholePlan, slug: string): PlannedTypeRow {
  const type = types.find((each) => each.slug === slug)
  if (!type) throw notFound()
  return type
}

/** What is written of a type beside its quota. Throws a `TypeFault`. */
function checkedFacts({ plan }: WholePlan, input: AddTicketType | EditTicketType) {
  const { name, description, priceYen, limitPerPerson, opens } = input
  const sale = { saleStartsAt: new Date(input.saleStartsAt), saleEndsAt: new Date(input.saleEndsAt) }
  const fault = typeFault({ ...sale, opens }, plan.broadcasts)
  if (fault) throw new Problem(fault, { user: typeFaultSentences[fault] })
  return { name, description, priceYen, limitPerPerson, ...sale }
}
