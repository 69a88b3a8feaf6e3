import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { EditDetails } from '../contract'
import { faultSentences, planFault } from '../rules/plan-faults'
import { movePlan, setArtists, setPlan, setSlug } from '../store-plan'
import type { EventPlan } from './plan'

export type Details = Omit<EditDetails, 'slug' | 'version' | 'artistSlugs'> & { artistProfileIds: readonly string[] }

/**
 * Changes words, times, address and artists of a locked plan. Answers by how much the start has moved, ms.
 * Throws a `PlanFault` for times that make no sense, `slug_taken` or, once published, `conflict` for an address.
 */
export async function changeDetails(ports: Ports, plan: EventPlan, details: Details): Promise<{ movedMs: number }> {
  const { newSlug, title, description, rules, zone, accent } = details
  const times = { startsAt: new Date(details.startsAt), endsAt: new Date(details.endsAt) }
  const movedMs = times.startsAt.getTime() - plan.startsAt.getTime()
  const alongMs = details.moveAll ? movedMs : 0
  const fault = planFault({ ...times, programme: moved(plan.programme, alongMs), broadcasts: moved(plan.broadcasts, alongMs) })
  if (fault) throw new Problem(fault, { user: faultSentences[fault] })
  if (newSlug !== plan.slug) await changeSlug(ports, plan, newSlug)
  await setPlan(ports.db, plan.id, { title, description, rules, zone, accent, ...times })
  if (alongMs !== 0) await movePlan(ports.db, plan.id, alongMs)
  await setArtists(ports.db, plan.id, details.artistProfileIds)
  return { movedMs }
}

/** Changes words and colour only: of what is over. */
export async function changeTexts(ports: Ports, plan: EventPlan, details: Pick<Details, 'title' | 'description' | 'rules' | 'accent'>): Promise<void> {
  const { title, description, rules, accent } = details
  await setPlan(ports.db, plan.id, { title, description, rules, accent })
}

async function changeSlug(ports: Ports, plan: EventPlan, slug: string): Promise<void> {
  if (plan.state !== 'draft') throw new Problem('conflict', { user: 'The address stays as it was published.' })
  if (!(await setSlug(ports.db, plan.id, slug))) throw new Problem('slug_taken', { user: 'This address is taken.' })
}

function moved<T extends { startsAt: Date; endsAt: Date }>(spans: readonly T[], byMs: number) {
  const by = (at: Date) => new Date(at.getTime() + byMs)
  return spans.map(({ startsAt, endsAt }) => ({ startsAt: by(startsAt), endsAt: by(endsAt) }))
}
