import { Temporal } from 'temporal-polyfill'
import { zoneText } from './moments'
import { offsetOf } from './zoned-time'

/** Where most of our events are held, in the order they are offered. */
const near = ['Asia/Tokyo', 'Asia/Seoul', 'Asia/Taipei', 'Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Bangkok', 'Asia/Singapore', 'Europe/London', 'Europe/Paris', 'America/New_York', 'America/Los_Angeles', 'UTC']

export interface ZoneChoice {
  zone: string
  label: string
}

/** `日本標準時 (UTC+09:00) Asia/Tokyo`: a zone as it is on the day of `instant`. */
export function zoneLabel(zone: string, instant: string, locale: string): string {
  return `${zoneText(instant, locale, zone)} (UTC${offsetOf(instant, zone)}) ${zone.replaceAll('_', ' ')}`
}

/** The zones to offer: those of our events and the present ones first, then all this browser knows. */
export function zoneChoices(present: readonly string[], instant: string, locale: string): { near: ZoneChoice[]; others: ZoneChoice[] } {
  const first = [...new Set([...present, ...near])].filter(isZone)
  const known = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone) && isZone(zone))
  const choice = (zone: string): ZoneChoice => ({ zone, label: zoneLabel(zone, instant, locale) })
  return { near: first.map(choice), others: known.map((zone) => ({ zone, label: zone.replaceAll('_', ' ') })) }
}

/** Whether `zone` is an IANA name that can be counted with. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
