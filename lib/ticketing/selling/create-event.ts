import { readSellers } from '@/lib/accounts'
import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { createDraft } from '@/lib/events'
import type { CreateEvent } from '@/lib/events/contract'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import type { EventPlanDto } from '../contract'
import { planScope } from './change-plan'
import { readEventPlan } from './list-events'

/** A manager begins an event: a draft that nobody else sees. Throws `not_found` or `invalid_input`. */
export async function createEvent(ports: Ports, actor: PersonActor, input: CreateEvent): Promise<EventPlanDto> {
  const organisationId = await chooseOrganisation(ports, actor, input.organisationSlug)
  return transact(ports, async (inside) => {
    const { id, slug } = await createDraft(inside, organisationId, input)
    await recordEntry(inside, { actorId: actor.personId, organisationId, eventId: id })
    return readEventPlan(inside, actor, { slug })
  })
}

async function chooseOrganisation(ports: Ports, actor: PersonActor, slug: string | undefined): Promise<string> {
  const sellers = [...(await readSellers(ports, planScope(actor).organisationIds)).values()]
  if (slug === undefined && sellers.length > 1) throw new Problem('invalid_input', { user: 'organisationSlug: say for which organisation.' })
  const seller = slug === undefined ? sellers[0] : sellers.find((each) => each.slug === slug)
  if (!seller) throw notFound()
  return seller.organisationId
}
