import { z } from 'zod'
import { laterBy } from '@/components/ui/zoned-time'
import { longest, most, type EditProgramme } from '@/lib/events/contract'
import type { Body, Plan } from '../plan'
import { instantsOf, liesWithin, spanFault, spanIn, spanOf, typedText } from './fields'

/** Doors open before the event, and people stay after it; as the server has it. */
const beyondMs = 6 * 3_600_000

export const programmeForm = ({ zone, startsAt, endsAt }: Pick<Plan, 'zone' | 'startsAt' | 'endsAt'>) =>
  z.object({
    lines: z
      .array(
        z
          .object({ title: typedText(longest.programmeTitle), span: spanIn(zone) })
          .refine(({ title }) => title.ja.trim() !== '' || title.en.trim() !== '', { path: ['title', 'ja'], message: 'missing' })
          .refine(({ span }) => spanFault(span, zone) !== null || liesWithin(span, zone, { startsAt, endsAt, beyondMs }), { path: ['span'], message: 'farFromEvent' }),
      )
      .max(most.programme, `tooManyLines ${most.programme}`),
  })
export type ProgrammeForm = z.infer<ReturnType<typeof programmeForm>>

export function programmeOf(plan: Plan): ProgrammeForm {
  return { lines: plan.programme.map((line) => ({ title: line.title, span: spanOf(line, plan.zone) })) }
}

/** A new line begins where the last one ends, or with the event, and takes half an hour. */
export function nextLine(form: ProgrammeForm, plan: Plan): ProgrammeForm['lines'][number] {
  const starts = form.lines.at(-1)?.span.ends ?? spanOf(plan, plan.zone).starts
  return { title: { ja: '', en: '' }, span: { starts, ends: laterBy(starts, 30) } }
}

/** The lines as they are announced: in the order of their times. */
export function programmeBody(plan: Plan, form: ProgrammeForm): Body<typeof EditProgramme> {
  const programme = form.lines
    .map(({ title, span }) => ({ title, ...instantsOf(span, plan.zone) }))
    .sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
  return { version: plan.version, programme }
}
