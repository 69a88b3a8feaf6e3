const yen = new Intl.NumberFormat('ja-JP')

/** `¥4,500`, as screens write it in both languages. */
export function yenText(amountYen: number): string {
  return `¥${yen.format(amountYen)}`
}

/** A day and a time where the event takes place, such as `2026年11月24日(火) 19:00 JST`. */
export function dateText(instant: Date, locale: 'ja' | 'en', zone: string): string {
  return new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(instant)
}

/** The number by which an order is told apart, as screens write it. */
export function orderNumber(orderId: string): string {
  return orderId.slice(0, 8)
}
