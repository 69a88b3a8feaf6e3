import { z } from 'zod'
import { longest, most, type AddBroadcast } from '@/lib/events/contract'
import type { Body, Plan, PlannedBroadcast } from '../plan'
import type { WallSpan } from '@/components/ui/zoned-time'
import { Span, figure, instantsOf, lengthOf, liesWithin, spanFault, spanOf, typedText, wholeNumber, type Fault, type Frame } from './fields'

const dayMinutes = 24 * 60

export const broadcastForm = ({ zone, startsAt, endsAt }: Pick<Plan, 'zone' | 'startsAt' | 'endsAt'>) =>
  z.object({
    artistSlug: z.string().min(1, 'chooseOne'),
    title: typedText(longest.broadcastTitle),
    span: Span.superRefine((span, context) => {
      const fault = spanFault(span, zone) ?? placeFault(span, zone, { startsAt, endsAt, beyondMs: 0 })
      if (fault !== null) context.addIssue({ code: 'custom', message: fault })
    }),
    hasArchive: z.boolean(),
    archiveDays: wholeNumber(1, most.archiveMinutes / dayMinutes),
  })
export type BroadcastForm = z.infer<ReturnType<typeof broadcastForm>>

/** What is wrong with where a broadcast lies; as the server has it. */
function placeFault(span: WallSpan, zone: string, frame: Frame): Fault | null {
  if (lengthOf(span, zone) > dayMinutes * 60_000) return 'tooLong24'
  return liesWithin(span, zone, frame) ? null : 'outsideEvent'
}

export function broadcastOf(broadcast: PlannedBroadcast, zone: string): BroadcastForm {
  const { artistSlug, title, archiveMinutes } = broadcast
  return {
    artistSlug,
    title,
    span: spanOf(broadcast, zone),
    hasArchive: archiveMinutes > 0,
    archiveDays: archiveMinutes > 0 ? Math.max(1, Math.round(archiveMinutes / dayMinutes)) : 7,
  }
}

/** A new broadcast: the event's own title and hours, its first artist or the organiser's, and a week of archive. */
export function newBroadcast(plan: Plan): BroadcastForm {
  const artistSlug = (plan.artists[0] ?? plan.choices.artists[0])?.slug ?? ''
  return { artistSlug, title: plan.title, span: spanOf(plan, plan.zone), hasArchive: true, archiveDays: 7 }
}

/** An archive that was not touched keeps its minutes, also where they are no whole days. */
export function broadcastBody(plan: Plan, form: BroadcastForm, before?: PlannedBroadcast): Body<typeof AddBroadcast> {
  const { artistSlug, title, span, hasArchive, archiveDays } = form
  const isSame = before !== undefined && JSON.stringify(broadcastOf(before, plan.zone)) === JSON.stringify({ ...broadcastOf(before, plan.zone), hasArchive, archiveDays })
  const archiveMinutes = isSame ? before.archiveMinutes : hasArchive ? figure(archiveDays) * dayMinutes : 0
  return { version: plan.version, artistSlug, title, ...instantsOf(span, plan.zone), archiveMinutes }
}
