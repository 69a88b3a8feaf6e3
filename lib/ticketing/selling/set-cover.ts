import type { PersonActor } from '@/lib/accounts/contract'
import { readPicture, readPlan, removeCover, setCover } from '@/lib/events'
import type { SetCover } from '@/lib/events/contract'
import { wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import type { EventPlanDto } from '../contract'
import { changePlan, planScope } from './change-plan'

/** Gives an event a picture, made anew out of what was sent. Throws `not_found` or `picture_refused`, and then nothing has changed. */
export async function setEventCover(ports: Ports, actor: PersonActor, input: SetCover): Promise<EventPlanDto> {
  // Before anything is decoded: a picture for nobody's event is not worth the work.
  await readPlan(ports, planScope(actor), input.slug)
  const pictures = await readPicture(input.body)
  const plan = await changePlan(ports, actor, {
    seen: { slug: input.slug, version: null },
    work: async (inside, whole) => {
      await setCover(inside, whole.plan, pictures)
      return { detail: { coverBytes: input.body.length } }
    },
  })
  await wakeOutbox(ports)
  return plan
}

/** Takes the picture away. Throws `not_found` or `event_over`. */
export async function removeEventCover(ports: Ports, actor: PersonActor, input: { slug: string }): Promise<EventPlanDto> {
  const plan = await changePlan(ports, actor, {
    seen: { slug: input.slug, version: null },
    work: async (inside, whole) => {
      await removeCover(inside, whole.plan)
      return { detail: { removed: 'cover' } }
    },
  })
  await wakeOutbox(ports)
  return plan
}
