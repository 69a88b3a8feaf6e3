const keyOf = (orderId: string) => `akushu.paying.${orderId}`

/** Remembers, in this tab only, that the buyer has gone to the payment page of this order. */
export function markPaying(orderId: string): void {
  sessionStorage.setItem(keyOf(orderId), '1')
}

/** Whether the buyer has been to the payment page: an order that is held again was then declined there. */
export function wasPaying(orderId: string): boolean {
  return sessionStorage.getItem(keyOf(orderId)) !== null
}

export function forgetPaying(orderId: string): void {
  sessionStorage.removeItem(keyOf(orderId))
}
