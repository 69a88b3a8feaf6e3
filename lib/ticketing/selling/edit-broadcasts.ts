import type { PersonActor } from '@/lib/accounts/contract'
import { addBroadcast, broadcastOf, changeBroadcast, removeBroadcast } from '@/lib/events'
import type { AddBroadcast, EditBroadcast, RemoveBroadcast } from '@/lib/events/contract'
import { owe, wakeOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { EventPlanDto } from '../contract'
import { changePlan } from './change-plan'
import { isTaken, type WholePlan } from './describe-plan'
import { artistOf } from './edit-details'

/** Adds a broadcast to an event. Throws as `changePlan` does, `invalid_input`, a `PlanFault`, and `too_many_kept`. */
export function addBroadcastToEvent(ports: Ports, actor: PersonActor, input: AddBroadcast): Promise<EventPlanDto> {
  return changePlan(ports, actor, {
    seen: input,
    work: async (inside, { plan, artists }) => addBroadcast(inside, plan, factsOf(input, artistOf(artists, input.artistSlug).id)),
  })
}

/**
 * Changes a broadcast; its times may move, and every ticket page then says the new ones. Throws as `changePlan` does,
 * `invalid_input`, a `PlanFault`, and `already_sold` for an archive that would be shorter than what people have bought.
 */
export async function editBroadcast(ports: Ports, actor: PersonActor, input: EditBroadcast): Promise<EventPlanDto> {
  const after = await changePlan(ports, actor, {
    seen: input,
    work: async (inside, whole) => {
      const { plan, artists } = whole
      const before = broadcastOf(plan, input.broadcastId)
      if (input.archiveMinutes < before.archiveMinutes && typesOpening(whole, input.broadcastId, 'archive').some(isTaken)) {
        throw new Problem('already_sold', { user: 'People have bought the archive: it can only become longer.' })
      }
      await changeBroadcast(inside, plan, input.broadcastId, factsOf(input, artistOf(artists, input.artistSlug).id))
      if (input.archiveMinutes !== before.archiveMinutes) await owe(inside, 'archive.changed', { broadcastId: input.broadcastId })
      const hasMoved = before.startsAt.toISOString() !== new Date(input.startsAt).toISOString()
      return hasMoved ? { detail: { broadcastStartsAt: input.startsAt, broadcastStartedAt: before.startsAt.toISOString() } } : {}
    },
  })
  await wakeOutbox(ports)
  return after
}

/** Removes a broadcast that no ticket type opens. Throws as `changePlan` does, and `already_sold`. */
export async function removeBroadcastFromEvent(ports: Ports, actor: PersonActor, input: RemoveBroadcast): Promise<EventPlanDto> {
  const after = await changePlan(ports, actor, {
    seen: input,
    work: async (inside, whole) => {
      broadcastOf(whole.plan, input.broadcastId)
      if (typesOpening(whole, input.broadcastId).length > 0) {
        throw new Problem('already_sold', { user: 'A ticket type opens this broadcast. Take it out of the ticket type first.' })
      }
      await removeBroadcast(inside, whole.plan, input.broadcastId)
      await owe(inside, 'broadcast.removed', { broadcastId: input.broadcastId })
      return { detail: { removed: 'broadcast' } }
    },
  })
  await wakeOutbox(ports)
  return after
}

function factsOf(input: AddBroadcast | EditBroadcast, artistProfileId: string) {
  const { title, startsAt, endsAt, archiveMinutes } = input
  return { title, startsAt, endsAt, archiveMinutes, artistProfileId }
}

function typesOpening({ types }: WholePlan, broadcastId: string, kind?: 'archive') {
  return types.filter(({ entitlements }) => entitlements.some((each) => each.broadcastId === broadcastId && (kind === undefined || each.kind === kind)))
}
