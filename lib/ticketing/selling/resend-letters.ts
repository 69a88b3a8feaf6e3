import { readLetterAddress } from '@/lib/accounts'
import type { PersonActor } from '@/lib/accounts/contract'
import { recordEntry } from '@/lib/audit'
import { lockPlan } from '@/lib/events'
import { transact } from '@/lib/platform/db'
import { oweMail, wakeMail } from '@/lib/platform/mail/owe-mail'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { EventPlanDto } from '../contract'
import { planScope } from './change-plan'
import { describePlan, readWhole } from './describe-plan'
import { hasMissed, readLetters } from './letters'

/** Letters that one press sends again: each is looked up while the plan is held. */
const most = 500

/**
 * Writes once more to the buyers of a cancelled event whom its letter has not reached, at the address that they have now.
 * What waits or has arrived is not sent again, so that a second press is harmless. Throws `not_found`, or `conflict` for
 * an event that is not cancelled.
 */
export async function resendLetters(ports: Ports, actor: PersonActor, input: { slug: string }): Promise<EventPlanDto> {
  const described = await transact(ports, async (inside) => {
    const plan = await lockPlan(inside, planScope(actor), input.slug, null)
    if (plan.state !== 'cancelled') throw new Problem('conflict', { user: 'Only a cancelled event has written to its buyers.' })
    let sent = 0
    for (const { orderId, personId } of (await readLetters(inside, plan.id)).filter(hasMissed).slice(0, most)) {
      const to = await readLetterAddress(inside, personId)
      if (!to) continue
      await oweMail(inside, { template: 'event_cancelled', subjectId: orderId, ...to })
      sent += 1
    }
    await recordEntry(inside, { actorId: actor.personId, organisationId: plan.organisationId, eventId: plan.id, detail: { letters: sent } })
    return describePlan(inside, actor, await readWhole(inside, plan))
  })
  await wakeMail(ports)
  return described
}
