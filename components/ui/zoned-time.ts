import { Temporal } from 'temporal-polyfill'

/** What a clock on the wall of a zone shows; either part is empty while somebody is still choosing. */
export interface WallTime {
  /** `2026-11-22`, or empty. */
  date: string
  /** `19:00`, or empty. */
  time: string
}

/** From a start to an end, on the wall of one zone. */
export interface WallSpan {
  starts: WallTime
  ends: WallTime
}

export const noTime: WallTime = { date: '', time: '' }

/** What the clocks of `zone` show at an instant. */
export function wallTime(instant: string, zone: string): WallTime {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  return { date: there.toPlainDate().toString(), time: there.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

export interface FoundInstant {
  /** ISO, UTC. */
  instant: string
  /**
   * `once` on nearly all days. Where clocks are changed a time may be `skipped` (the instant is as much later as the
   * clocks jump) or come `twice` (the instant is the first).
   */
  comes: 'once' | 'skipped' | 'twice'
}

/** The instant at which the clocks of `zone` show `wall`; null while it is not a whole date and time. */
export function instantOf(wall: WallTime, zone: string): FoundInstant | null {
  const plain = plainOf(wall)
  if (plain === null) return null
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { instant: isoOf(earlier), comes: 'once' }
  const isSkipped = !earlier.toPlainDateTime().equals(plain)
  return isSkipped ? { instant: isoOf(later), comes: 'skipped' } : { instant: isoOf(earlier), comes: 'twice' }
}

/** `span` with another start; the end moves along, so that it lasts as long on the wall. */
export function moveSpan(span: WallSpan, starts: WallTime): WallSpan {
  const [before, after, end] = [plainOf(span.starts), plainOf(starts), plainOf(span.ends)]
  if (before === null || after === null || end === null) return { starts, ends: span.ends }
  const moved = after.add(before.until(end))
  return { starts, ends: { date: moved.toPlainDate().toString(), time: moved.toPlainTime().toString({ smallestUnit: 'minute' }) } }
}

/** `wall` so many minutes later; unchanged while it is not whole. */
export function laterBy(wall: WallTime, minutes: number): WallTime {
  const plain = plainOf(wall)
  if (plain === null) return wall
  const moved = plain.add({ minutes })
  return { date: moved.toPlainDate().toString(), time: moved.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

/** `+09:00`: how far the clocks of `zone` are ahead of UTC at an instant. */
export function offsetOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offset
}

function plainOf({ date, time }: WallTime): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`)
  } catch (error) {
    // 31 April: a shape of a date, but no date.
    if (error instanceof RangeError) return null
    throw error
  }
}

function isoOf(zoned: Temporal.ZonedDateTime): string {
  return new Date(zoned.epochMilliseconds).toISOString()
}
