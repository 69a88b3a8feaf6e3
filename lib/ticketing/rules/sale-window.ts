export type Availability = 'before' | 'available' | 'few' | 'sold_out' | 'closed'

type TypeOnSale = { quantity: number; held: number; sold: number; saleStartsAt: Date; saleEndsAt: Date }

/** Below this share of the quota, or below ten, the page says that few are left. */
const fewShare = 0.1

/** What a buyer is told about a ticket type. Numbers stay inside: rivals read public pages too. */
export function availabilityOf(type: TypeOnSale, now: Date): Availability {
  if (now < type.saleStartsAt) return 'before'
  if (now >= type.saleEndsAt) return 'closed'
  const left = type.quantity - type.held - type.sold
  if (left <= 0) return 'sold_out'
  return left <= Math.max(9, type.quantity * fewShare) && left < type.quantity ? 'few' : 'available'
}
