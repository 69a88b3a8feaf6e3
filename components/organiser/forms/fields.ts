import { z } from 'zod'
import { instantOf, wallTime, type WallSpan } from '@/components/ui/zoned-time'

/** What can be wrong with a field; the messages stand under `organiser.faults`. Behind some stands the bound: `tooFew 1`. */
export const faults = ['missing', 'tooLong', 'notATime', 'endsFirst', 'notANumber', 'tooFew', 'tooMany', 'tooManyLines', 'chooseOne', 'badAddress', 'takenAddress', 'addressInUse', 'belowTaken', 'outsideEvent', 'tooLong24', 'tooLong31', 'farFromEvent'] as const
export type Fault = (typeof faults)[number]

/** The fault that a message names, and its bound where there is one; null for a message of somebody else's. */
export function faultOf(message: string | undefined): { fault: Fault; bound: number | null } | null {
  const [name, bound] = message?.split(' ') ?? []
  const fault = faults.find((one) => one === name)
  return fault === undefined ? null : { fault, bound: bound === undefined ? null : Number(bound) }
}

/** A text in both languages that may still be empty, as in a draft. */
export const typedText = (most: number) => z.object({ ja: z.string().max(most, 'tooLong'), en: z.string().max(most, 'tooLong') })

const Wall = z.object({ date: z.string(), time: z.string() })

/** A whole number within bounds; null while nothing is typed. */
export const wholeNumber = (least: number, most: number) =>
  z
    .number()
    .nullable()
    .superRefine((value, context) => {
      const fault = value === null ? 'notANumber' : value < least ? `tooFew ${least}` : value > most ? `tooMany ${most}` : null
      if (fault !== null) context.addIssue({ code: 'custom', message: fault })
    })

export const Span = z.object({ starts: Wall, ends: Wall })
/** A span on the clocks of a zone that is known beforehand. */
export const spanIn = (zone: string) =>
  Span.superRefine((span, context) => {
    const fault = spanFault(span, zone)
    if (fault !== null) context.addIssue({ code: 'custom', message: fault })
  })

/** What is wrong with a span; null for one that begins before it ends. */
export function spanFault(span: WallSpan, zone: string): Fault | null {
  const [starts, ends] = [instantOf(span.starts, zone), instantOf(span.ends, zone)]
  if (starts === null || ends === null) return 'notATime'
  return Date.parse(starts.instant) < Date.parse(ends.instant) ? null : 'endsFirst'
}

/** A span of instants as the clocks of `zone` show it. */
export function spanOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }, zone: string): WallSpan {
  return { starts: wallTime(startsAt, zone), ends: wallTime(endsAt, zone) }
}

/** The span of a whole event, and how far beyond it something may lie, ms. */
export interface Frame {
  startsAt: string
  endsAt: string
  beyondMs: number
}

/** Whether a span that is right lies within a frame. */
export function liesWithin(span: WallSpan, zone: string, { startsAt, endsAt, beyondMs }: Frame): boolean {
  const inner = instantsOf(span, zone)
  return Date.parse(inner.startsAt) >= Date.parse(startsAt) - beyondMs && Date.parse(inner.endsAt) <= Date.parse(endsAt) + beyondMs
}

/** How long a span that is right lasts, ms. */
export function lengthOf(span: WallSpan, zone: string): number {
  const { startsAt, endsAt } = instantsOf(span, zone)
  return Date.parse(endsAt) - Date.parse(startsAt)
}

/** The instants of a span that was found to be right. @throws Error for one that was not */
export function instantsOf(span: WallSpan, zone: string): { startsAt: string; endsAt: string } {
  const [starts, ends] = [instantOf(span.starts, zone), instantOf(span.ends, zone)]
  if (starts === null || ends === null) throw new Error('a span was sent before it was checked')
  return { startsAt: starts.instant, endsAt: ends.instant }
}

/** A number that was found to be there. @throws Error for one that was not */
export function figure(value: number | null): number {
  if (value === null) throw new Error('a number was sent before it was checked')
  return value
}
