import { z } from 'zod'
import { laterBy, wallTime } from '@/components/ui/zoned-time'
import { longest, type CreateEvent } from '@/lib/events/contract'
import { Span, instantsOf, lengthOf, spanFault, typedText } from './fields'

const longestMs = 31 * 86_400_000

export const NewEventForm = z
  .object({ organisationSlug: z.string(), title: typedText(longest.title), zone: z.string(), span: Span })
  .superRefine((form, context) => {
    const fault = spanFault(form.span, form.zone) ?? (lengthOf(form.span, form.zone) > longestMs ? 'tooLong31' : null)
    if (fault !== null) context.addIssue({ code: 'custom', path: ['span'], message: fault })
    if (form.title.ja.trim() === '' && form.title.en.trim() === '') context.addIssue({ code: 'custom', path: ['title', 'ja'], message: 'missing' })
  })
export type NewEventForm = z.infer<typeof NewEventForm>

/**
 * A form to begin with: four weeks from now, at 19:00, for an hour and a half.
 * @param now ms since 1970
 */
export function blankEvent(now: number, zone: string): NewEventForm {
  const starts = { date: wallTime(new Date(now + 28 * 86_400_000).toISOString(), zone).date, time: '19:00' }
  return { organisationSlug: '', title: { ja: '', en: '' }, zone, span: { starts, ends: laterBy(starts, 90) } }
}

/** @param organisations how many the person may choose from: with one there is nothing to say */
export function newEventBody({ organisationSlug, title, zone, span }: NewEventForm, organisations: number): z.input<typeof CreateEvent> {
  return { title, zone, ...instantsOf(span, zone), ...(organisations > 1 ? { organisationSlug } : {}) }
}
