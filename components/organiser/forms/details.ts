import { z } from 'zod'
import { Slug, isReserved, longest, most, type EditDetails } from '@/lib/events/contract'
import type { Body, Plan } from '../plan'
import { Span, instantsOf, lengthOf, spanFault, spanOf, typedText } from './fields'

/** As the server has it. */
const longestMs = 31 * 86_400_000

/** Title, texts, address, day, zone and colour. */
export const BasicsForm = z
  .object({
    title: typedText(longest.title),
    description: typedText(longest.description),
    newSlug: z.string().refine((text) => Slug.safeParse(text).success, 'badAddress').refine((text) => !isReserved(text), 'takenAddress'),
    zone: z.string(),
    span: Span,
    accent: z.string(),
    moveAll: z.boolean(),
  })
  .superRefine((form, context) => {
    const fault = spanFault(form.span, form.zone) ?? (lengthOf(form.span, form.zone) > longestMs ? 'tooLong31' : null)
    if (fault !== null) context.addIssue({ code: 'custom', path: ['span'], message: fault })
    if (form.title.ja.trim() === '' && form.title.en.trim() === '') context.addIssue({ code: 'custom', path: ['title', 'ja'], message: 'missing' })
  })
export type BasicsForm = z.infer<typeof BasicsForm>

export function basicsOf(plan: Plan): BasicsForm {
  const { title, description, slug, zone, accent } = plan
  return { title, description, newSlug: slug, zone, span: spanOf(plan, zone), accent, moveAll: true }
}

export const ArtistsForm = z.object({ artistSlugs: z.array(z.string()).max(most.artists, `tooManyLines ${most.artists}`) })
export type ArtistsForm = z.infer<typeof ArtistsForm>

export function artistsOf(plan: Plan): ArtistsForm {
  return { artistSlugs: plan.artists.map(({ slug }) => slug) }
}

export const RulesForm = z.object({ rules: typedText(longest.rules) })
export type RulesForm = z.infer<typeof RulesForm>

export function rulesOf({ rules }: Plan): RulesForm {
  return { rules }
}

type DetailsBody = Body<typeof EditDetails>

/** Details are written whole: what this section does not show stays as the plan has it. */
export function detailsBody(plan: Plan, changes: Partial<Omit<DetailsBody, 'version'>>): DetailsBody {
  const { version, slug, title, description, rules, zone, startsAt, endsAt, accent } = plan
  const artistSlugs = plan.artists.map((artist) => artist.slug)
  return { version, newSlug: slug, title, description, rules, zone, startsAt, endsAt, accent, artistSlugs, moveAll: false, ...changes }
}

/** What the basics send. Times that were not touched are sent to the millisecond as they were. */
export function basicsBody(plan: Plan, { span, moveAll, ...form }: BasicsForm): DetailsBody {
  const before = spanOf(plan, plan.zone)
  const isSame = form.zone === plan.zone && JSON.stringify(span) === JSON.stringify(before)
  const times = isSame ? { startsAt: plan.startsAt, endsAt: plan.endsAt } : instantsOf(span, form.zone)
  return detailsBody(plan, { ...form, ...times, moveAll: moveAll && times.startsAt !== plan.startsAt })
}
