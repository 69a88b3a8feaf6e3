import { z } from 'zod'
import { wallTime, type WallTime } from '@/components/ui/zoned-time'
import { price, type AddTicketType } from '@/lib/ticketing/contract'
import type { Body, Plan, PlannedType } from '../plan'
import { figure, instantsOf, spanIn, spanOf, typedText, wholeNumber } from './fields'

/** One thing that a ticket opens, as a value of a checkbox: `archive 9f…`. */
export type Opens = `${'broadcast' | 'archive'} ${string}`

/** @param taken seats that are sold or held: the quantity cannot go below */
export const ticketTypeForm = (zone: string, taken: number) =>
  z.object({
    name: typedText(80),
    description: typedText(500),
    priceYen: wholeNumber(price.least, price.most),
    quantity: wholeNumber(1, 100_000).refine((value) => value === null || value >= taken, `belowTaken ${taken}`),
    limitPerPerson: wholeNumber(1, 20),
    sale: spanIn(zone),
    opens: z.array(z.string()).min(1, 'chooseOne'),
  }).refine(({ name }) => name.ja.trim() !== '' || name.en.trim() !== '', { path: ['name', 'ja'], message: 'missing' })
export type TicketTypeForm = z.infer<ReturnType<typeof ticketTypeForm>>

export function ticketTypeOf(type: PlannedType, zone: string): TicketTypeForm {
  const { name, description, priceYen, quantity, limitPerPerson } = type
  const sale = spanOf({ startsAt: type.saleStartsAt, endsAt: type.saleEndsAt }, zone)
  return { name, description, priceYen, quantity, limitPerPerson, sale, opens: type.opens.map(({ kind, broadcastId }) => `${kind} ${broadcastId}`) }
}

/**
 * A new type opens everything there is. It sells from tomorrow noon on, or from now on where the event comes sooner,
 * until the event is over.
 * @param now ms since 1970
 */
export function newTicketType(plan: Plan, now: number): TicketTypeForm {
  const opens = plan.broadcasts.flatMap(({ id, archiveMinutes }): Opens[] => [`broadcast ${id}`, ...(archiveMinutes > 0 ? [`archive ${id}` as const] : [])])
  return {
    name: { ja: '', en: '' },
    description: { ja: '', en: '' },
    priceYen: null,
    quantity: null,
    limitPerPerson: 4,
    sale: { starts: firstSale(plan, now), ends: wallTime(plan.endsAt, plan.zone) },
    opens,
  }
}

const day = 86_400_000

function firstSale({ startsAt, zone }: Plan, now: number): WallTime {
  const tomorrow = { date: wallTime(new Date(now + day).toISOString(), zone).date, time: '12:00' }
  return Date.parse(startsAt) > now + 3 * day ? tomorrow : wallTime(new Date(now).toISOString(), zone)
}

export function ticketTypeBody(plan: Plan, form: TicketTypeForm, before?: PlannedType): Body<typeof AddTicketType> {
  const { name, description, sale } = form
  const instants = instantsOf(sale, plan.zone)
  const was = before && spanOf({ startsAt: before.saleStartsAt, endsAt: before.saleEndsAt }, plan.zone)
  // A window that was not touched is sent to the millisecond as it was.
  const isSame = was !== undefined && JSON.stringify(was) === JSON.stringify(sale)
  return {
    version: plan.version,
    name,
    description,
    priceYen: figure(form.priceYen),
    quantity: figure(form.quantity),
    limitPerPerson: figure(form.limitPerPerson),
    saleStartsAt: isSame && before ? before.saleStartsAt : instants.startsAt,
    saleEndsAt: isSame && before ? before.saleEndsAt : instants.endsAt,
    opens: form.opens.flatMap((text) => {
      const [kind, broadcastId = ''] = text.split(' ')
      return kind === 'broadcast' || kind === 'archive' ? [{ kind, broadcastId }] : []
    }),
  }
}
