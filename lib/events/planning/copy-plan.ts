import type { Ports } from '@/lib/platform/ports'
import { addBroadcastRows, addEvent, setArtists, setPlan, setProgramme } from '../store-plan'
import { copyCover } from './cover-files'
import { withFreeSlug } from './create-draft'
import type { EventPlan } from './plan'

/** A draft that was made out of another event: where its broadcasts are now, and by how much its times have moved, ms. */
export type PlanCopy = { id: string; slug: string; byMs: number; broadcastIds: ReadonlyMap<string, string> }

/** Makes a draft with all that a plan says, moved to another start. What is sold is copied by the caller. */
export async function copyPlan(ports: Ports, plan: EventPlan, startsAt: Date): Promise<PlanCopy> {
  const byMs = startsAt.getTime() - plan.startsAt.getTime()
  const by = (at: Date) => new Date(at.getTime() + byMs)
  const { organisationId, title, description, rules, zone, accent } = plan
  const id = ports.ids.uuid()
  const slug = await withFreeSlug(ports, plan.slug.replace(/-\d+$/, ''), async (free) => {
    const row = { id, slug: free, organisationId, title, description, rules, zone, accent }
    return (await addEvent(ports.db, { ...row, startsAt, endsAt: by(plan.endsAt), updatedAt: ports.clock.now() })) ? free : null
  })
  await setArtists(ports.db, id, plan.artistProfileIds)
  await setProgramme(ports.db, id, plan.programme.map((line) => ({ ...line, startsAt: by(line.startsAt), endsAt: by(line.endsAt) })))
  const broadcastIds = new Map(plan.broadcasts.map((broadcast) => [broadcast.id, ports.ids.uuid()]))
  await addBroadcastRows(
    ports.db,
    plan.broadcasts.map(({ id: old, ...facts }) => ({
      ...facts,
      id: broadcastIds.get(old),
      eventId: id,
      startsAt: by(facts.startsAt),
      endsAt: by(facts.endsAt),
    })),
  )
  const cover = await copyCover(ports, plan, id)
  if (cover) await setPlan(ports.db, id, cover)
  return { id, slug, byMs, broadcastIds }
}
