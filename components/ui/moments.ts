const day: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric', weekday: 'short' }
const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

function format(instant: string, locale: string, timeZone: string | undefined, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'ja-JP', { ...options, timeZone })
    .format(new Date(instant))
    .replace(',', '')
}

/** `2026年11月22日(日)`, `Sun 22 November 2026`. */
export function dateText(instant: string, locale: string, zone?: string): string {
  return format(instant, locale, zone, { ...day, year: 'numeric' })
}

/** `11月22日(日) 19:00`. */
export function momentText(instant: string, locale: string, zone?: string): string {
  return `${format(instant, locale, zone, day)} ${timeText(instant, locale, zone)}`
}

/** `19:00`. */
export function timeText(instant: string, locale: string, zone?: string): string {
  return format(instant, locale, zone, clock)
}

/** `19:00 〜 20:30`; with the day of the end when it is another one. */
export function timeRangeText(startsAt: string, endsAt: string, locale: string, zone?: string): string {
  return `${timeText(startsAt, locale, zone)}${locale === 'en' ? ' – ' : ' 〜 '}${endText(startsAt, endsAt, locale, zone)}`
}

/** `11月22日(日) 19:00 〜 20:30`; with the day of the end when it is another one. */
export function momentRangeText(startsAt: string, endsAt: string, locale: string, zone?: string): string {
  return `${format(startsAt, locale, zone, day)} ${timeRangeText(startsAt, endsAt, locale, zone)}`
}

/** When it ends, for somebody who knows when it starts: `20:30`, with the day when it is another one. */
export function endText(startsAt: string, endsAt: string, locale: string, zone?: string): string {
  return isSameDay(startsAt, endsAt, zone) ? timeText(endsAt, locale, zone) : momentText(endsAt, locale, zone)
}

/** Whether calendars in the zone show one day for both. */
export function isSameDay(one: string, other: string, zone?: string): boolean {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'short' }
  return format(one, 'ja', zone, options) === format(other, 'ja', zone, options)
}

/** What people call a zone: `日本標準時`, `Japan Standard Time`. */
export function zoneText(instant: string, locale: string, zone: string): string {
  const parts = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'ja-JP', {
    timeZone: zone,
    timeZoneName: 'long',
  }).formatToParts(new Date(instant))
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

/** True when clocks in both zones show the same at that instant. */
export function sameClock(instant: string, one: string, other: string): boolean {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'short', timeStyle: 'short' }
  return format(instant, 'ja', one, options) === format(instant, 'ja', other, options)
}
