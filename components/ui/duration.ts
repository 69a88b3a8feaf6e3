export interface DurationParts {
  days: number
  hours: number
  minutes: number
  seconds: number
}

/** Splits ms into whole units; a started second counts as a second, so that a countdown ends at 0 and not before. */
export function durationParts(ms: number): DurationParts {
  const total = Math.max(0, Math.ceil(ms / 1_000))
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3_600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  }
}

/** `4:07`, `1:04:07`; for less than a day. */
export function clockText(ms: number): string {
  const { days, hours, minutes, seconds } = durationParts(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  const allHours = days * 24 + hours
  return allHours > 0 ? `${allHours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

const announced = [600_000, 300_000, 60_000, 30_000]

/** The moment, of those worth saying aloud, that passed between two ticks; null for most ticks. */
export function announcedBetween(beforeMs: number, nowMs: number): number | null {
  return announced.find((mark) => beforeMs > mark && nowMs <= mark) ?? null
}
