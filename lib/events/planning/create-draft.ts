import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { CreateEvent } from '../contract'
import { eventFault, faultSentences } from '../rules/plan-faults'
import { freeSlug, slugOf } from '../rules/slug'
import { addEvent, findTakenSlugs } from '../store-plan'

/** Two who take the same address at once: the later one looks again. */
const tries = 5

/**
 * Adds a draft to an organisation that the caller's scope holds. Its address is made out of its English title, or of its
 * day when there is nothing to read in that. Answers its id and slug. Throws a `PlanFault` or `invalid_input`.
 */
export async function createDraft(
  ports: Ports,
  organisationId: string,
  input: Pick<CreateEvent, 'title' | 'startsAt' | 'endsAt' | 'zone'>,
): Promise<{ id: string; slug: string }> {
  const times = { startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt) }
  const fault = eventFault(times)
  if (fault) throw new Problem(fault, { user: faultSentences[fault] })
  if (!input.title.ja && !input.title.en) throw new Problem('invalid_input', { user: 'title: give it in one language at least.' })
  const empty = { ja: '', en: '' }
  const { slug, id } = await withFreeSlug(ports, slugOf(input.title.en) || `event-${input.startsAt.slice(0, 10)}`, async (free) => {
    const row = { id: ports.ids.uuid(), slug: free, organisationId, title: input.title, description: empty, rules: empty, zone: input.zone, ...times }
    return (await addEvent(ports.db, { ...row, updatedAt: ports.clock.now() })) ? row : null
  })
  return { id, slug }
}

/** Runs `add` with an address that is free, again with another one when somebody was quicker. */
export async function withFreeSlug<T>(ports: Ports, base: string, add: (slug: string) => Promise<T | null>): Promise<T> {
  const short = base.slice(0, 56).replace(/-+$/, '')
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const added = await add(freeSlug(short, await findTakenSlugs(ports.db, short)))
    if (added) return added
  }
  throw new Problem('conflict', { user: 'No address was free. Please try again.' })
}
