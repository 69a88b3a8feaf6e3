import type { PersonActor } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { EndSale, EventPlanDto, ReopenSale } from '../contract'
import { lastUseOf } from '../rules/checklist'
import { typeFaultSentences } from '../rules/type-faults'
import { closeSales, setType } from '../store-selling'
import { changePlan } from './change-plan'
import { typeOf } from './edit-ticket-types'

/** Stops selling a ticket type this moment, whoever else is at the plan; who has seats on hold may still pay. Throws `not_found` or `event_over`. */
export function endSale(ports: Ports, actor: PersonActor, input: EndSale): Promise<EventPlanDto> {
  return changePlan(ports, actor, {
    seen: { slug: input.slug, version: null },
    work: async (inside, whole) => {
      await closeSales(inside.db, whole.plan.id, typeOf(whole, input.typeSlug).id, inside.clock.now())
      return { detail: { ticketType: input.typeSlug, sale: 'ended' } }
    },
  })
}

/** Sells it again from now on. Throws `not_found`, `event_over`, `sale_beyond_use`, or `invalid_input` for a time that is over. */
export function reopenSale(ports: Ports, actor: PersonActor, input: ReopenSale): Promise<EventPlanDto> {
  return changePlan(ports, actor, {
    seen: { slug: input.slug, version: null },
    work: async (inside, whole) => {
      const type = typeOf(whole, input.typeSlug)
      const now = inside.clock.now()
      const saleEndsAt = new Date(input.saleEndsAt)
      if (saleEndsAt <= now) throw new Problem('invalid_input', { user: 'saleEndsAt: it must lie ahead.' })
      const lastUse = lastUseOf(type.entitlements, whole.plan.broadcasts)
      if (lastUse && saleEndsAt > lastUse) throw new Problem('sale_beyond_use', { user: typeFaultSentences.sale_beyond_use })
      await setType(inside.db, type.id, { saleEndsAt, saleStartsAt: type.saleStartsAt > now ? now : type.saleStartsAt })
      return { detail: { ticketType: type.slug, sale: 'reopened' } }
    },
  })
}
