import { moveEventStaff, type ArtistChoice } from '@/lib/accounts'
import type { PersonActor } from '@/lib/accounts/contract'
import { changeDetails, changeProgramme, changeTexts } from '@/lib/events'
import type { EditDetails, EditProgramme } from '@/lib/events/contract'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { EventPlanDto } from '../contract'
import { moveSaleEnds } from '../store-selling'
import { changePlan, isOver, type Changed } from './change-plan'
import type { WholePlan } from './describe-plan'

/**
 * Changes words, times, address, colour and artists; of what is over, its words and colour alone.
 * Throws as `changePlan` does, a `PlanFault` for times that make no sense, `slug_taken` for an address.
 */
export function editDetails(ports: Ports, actor: PersonActor, input: EditDetails): Promise<EventPlanDto> {
  return changePlan(ports, actor, {
    seen: input,
    evenWhenOver: true,
    work: async (inside, whole) => {
      if (!isOver(whole.plan)) return change(inside, whole, input)
      await changeTexts(inside, whole.plan, input)
    },
  })
}

async function change(ports: Ports, { plan, artists }: WholePlan, input: EditDetails): Promise<Changed> {
  const artistProfileIds = [...new Set(input.artistSlugs)].map((slug) => artistOf(artists, slug).id)
  const { movedMs } = await changeDetails(ports, plan, { ...input, artistProfileIds })
  if (input.moveAll && movedMs !== 0) await moveSaleEnds(ports.db, plan.id, movedMs, ports.clock.now())
  const endsAt = new Date(input.endsAt)
  if (endsAt.getTime() !== plan.endsAt.getTime()) await moveEventStaff(ports, plan.id, endsAt)
  const hasMoved = movedMs !== 0 || endsAt.getTime() !== plan.endsAt.getTime()
  if (!hasMoved) return { slug: input.newSlug }
  const detail = { startsAt: input.startsAt, startedAt: plan.startsAt.toISOString(), endsAt: input.endsAt, endedAt: plan.endsAt.toISOString() }
  return { slug: input.newSlug, detail }
}

/** Puts a whole new timetable in place of the old one. Throws as `changePlan` does, and a `PlanFault`. */
export function editProgramme(ports: Ports, actor: PersonActor, input: EditProgramme): Promise<EventPlanDto> {
  return changePlan(ports, actor, {
    seen: input,
    work: async (inside, { plan }) => {
      await changeProgramme(inside, plan, input.programme)
      return { detail: { lines: input.programme.length } }
    },
  })
}

/** An artist of the organisation by slug. Throws `invalid_input`. */
export function artistOf(artists: readonly ArtistChoice[], slug: string): ArtistChoice {
  const artist = artists.find((each) => each.slug === slug)
  if (!artist) throw new Problem('invalid_input', { user: 'The organisation has no artist of that name.' })
  return artist
}
