import { Words, type PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { copyPlan, readPlan } from '@/lib/events'
import type { CopyEvent } from '@/lib/events/contract'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import type { EventPlanDto } from '../contract'
import { addType, findPlannedTypes } from '../store-selling'
import { planScope } from './change-plan'
import { readEventPlan } from './list-events'

/** A new draft with all that an event has, moved to another start, with nothing of it sold. Throws `not_found`. */
export function copyEvent(ports: Ports, actor: PersonActor, input: CopyEvent): Promise<EventPlanDto> {
  return transact(ports, async (inside) => {
    const plan = await readPlan(inside, planScope(actor), input.slug)
    const copy = await copyPlan(inside, plan, new Date(input.startsAt))
    const by = (at: Date) => new Date(at.getTime() + copy.byMs)
    for (const type of await findPlannedTypes(inside.db, plan.id)) {
      const { slug, position, priceYen, taxRatePercent, quantity, limitPerPerson, saleStartsAt, saleEndsAt } = type
      const words = { name: Words.parse(type.name), description: Words.parse(type.description) }
      const opens = type.entitlements.flatMap(({ kind, broadcastId }) => {
        const copied = broadcastId ? copy.broadcastIds.get(broadcastId) : undefined
        return copied && kind !== 'lane' ? [{ kind, broadcastId: copied }] : []
      })
      const sale = { saleStartsAt: by(saleStartsAt), saleEndsAt: by(saleEndsAt) }
      await addType(inside.db, { id: inside.ids.uuid(), eventId: copy.id, slug, position, priceYen, taxRatePercent, quantity, limitPerPerson, ...words, ...sale }, opens)
    }
    await recordEntry(inside, { actorId: actor.personId, organisationId: plan.organisationId, eventId: copy.id, detail: { copied: plan.slug } })
    return readEventPlan(inside, actor, { slug: copy.slug })
  })
}
