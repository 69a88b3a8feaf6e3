import { listArtistsOf, readSeller, type ArtistChoice, type Seller } from '@/lib/accounts'
import { organisationsWhere, Words, type PersonActor } from '@/lib/accounts/contract'
import { eventAddress, type EventPlan } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import { EventPlanDto, type PlannedTypeDto } from '../contract'
import { readChecklist, type Checklist } from '../rules/checklist'
import { availabilityOf } from '../rules/sale-window'
import { sumTakings } from '../store'
import { countRefunds } from '../store-refunds'
import { countOrders, findPlannedTypes, type PlannedTypeRow } from '../store-selling'
import { readLetters, tallyOf } from './letters'
import { cancelledReason } from './refund-cancelled'

/** A plan with what is sold for it, by whom, and who could play. */
export type WholePlan = { plan: EventPlan; types: PlannedTypeRow[]; seller: Seller; artists: ArtistChoice[] }

/** Everything that a plan's form shows, for a plan that the caller's scope holds. */
export async function readWhole(ports: Ports, plan: EventPlan): Promise<WholePlan> {
  const [types, seller, artists] = await Promise.all([
    findPlannedTypes(ports.db, plan.id),
    readSeller(ports, plan.organisationId),
    listArtistsOf(ports, [plan.organisationId]),
  ])
  return { plan, types, seller, artists }
}

export function checklistOf({ plan, types, seller }: WholePlan, now: Date): Checklist {
  return readChecklist(
    {
      ...plan,
      hasCover: plan.cover !== null,
      artists: plan.artistProfileIds.length,
      types: types.map((type) => ({ ...type, name: Words.parse(type.name), description: Words.parse(type.description), opens: type.entitlements })),
      seller: { name: seller.sellerName, address: seller.sellerAddress, contact: seller.sellerContact, registrationNumber: seller.registrationNumber },
    },
    now,
  )
}

/** The plan as its form shows it. */
export async function describePlan(ports: Ports, actor: PersonActor, whole: WholePlan): Promise<EventPlanDto> {
  const { plan, types, seller, artists } = whole
  const [takings, orders] = await Promise.all([sumTakings(ports.db, [plan.id]), countOrders(ports.db, plan.id)])
  const now = ports.clock.now()
  const checklist = checklistOf(whole, now)
  const isOver = plan.state === 'ended' || plan.state === 'cancelled'
  const artistOf = (id: string) => artists.find((artist) => artist.id === id)
  const named = (id: string) => ({ slug: artistOf(id)?.slug ?? '-', name: artistOf(id)?.name ?? { ja: '—', en: '—' } })
  const sum = (of: (type: PlannedTypeRow) => number) => types.reduce((total, type) => total + of(type), 0)
  // Parsed here, for the answer is also kept for a repeat: what is not in it must not be kept either.
  return EventPlanDto.parse({
    ...plan,
    publicUrl: eventAddress(ports, plan.slug),
    updatedAt: plan.updatedAt.toISOString(),
    publishedAt: plan.publishedAt?.toISOString() ?? null,
    ...times(plan),
    organisation: describeSeller(actor, seller),
    artists: plan.artistProfileIds.map(named),
    programme: plan.programme.map((line) => ({ ...line, ...times(line) })),
    broadcasts: plan.broadcasts.map(({ artistProfileId, ...broadcast }) => {
      const opening = types.filter((type) => type.entitlements.some(({ broadcastId }) => broadcastId === broadcast.id))
      const artist = named(artistProfileId)
      return { ...broadcast, ...times(broadcast), artistSlug: artist.slug, artistName: artist.name, isTaken: opening.some(isTaken), isRemovable: opening.length === 0 }
    }),
    ticketTypes: types.map((type) => describeType(type, now)),
    choices: { artists: artists.map(({ slug, name }) => ({ slug, name })) },
    checklist,
    sales: { sold: sum(({ sold }) => sold), held: sum(({ held }) => held), quantity: sum(({ quantity }) => quantity), takenYen: takings.get(plan.id) ?? 0 },
    cancellation: await describeCancellation(ports, plan),
    may: {
      edit: isOver ? 'texts' : 'all',
      changeSlug: plan.state === 'draft',
      publish: plan.state === 'draft' && checklist.isReady,
      cancel: plan.state === 'published',
      remove: plan.state === 'draft' && orders === 0,
    },
  } satisfies EventPlanDto)
}

export function describeSeller(actor: PersonActor, seller: Seller): EventPlanDto['organisation'] {
  return {
    slug: seller.slug,
    name: seller.name,
    seller: { name: seller.sellerName, address: seller.sellerAddress, contact: seller.sellerContact, registrationNumber: seller.registrationNumber },
    maySetSeller: organisationsWhere(actor, 'owner').includes(seller.organisationId),
  }
}

/** Somebody has it, or is paying for it. */
export function isTaken(type: Pick<PlannedTypeRow, 'sold' | 'held'>): boolean {
  return type.sold + type.held > 0
}

function describeType(type: PlannedTypeRow, now: Date): PlannedTypeDto {
  return {
    ...type,
    name: Words.parse(type.name),
    description: Words.parse(type.description),
    saleStartsAt: type.saleStartsAt.toISOString(),
    saleEndsAt: type.saleEndsAt.toISOString(),
    availability: availabilityOf(type, now),
    opens: type.entitlements.flatMap(({ kind, broadcastId }) => (kind === 'lane' || !broadcastId ? [] : { kind, broadcastId })),
    isTaken: isTaken(type),
    isRemovable: type._count.lines === 0,
  }
}

async function describeCancellation(ports: Ports, plan: EventPlan): Promise<EventPlanDto['cancellation']> {
  if (plan.state !== 'cancelled' || !plan.cancelReason || !plan.cancelledAt) return null
  const [{ succeeded, pending, failed, live }, letters] = await Promise.all([
    countRefunds(ports.db, plan.id, cancelledReason),
    readLetters(ports, plan.id),
  ])
  return {
    reason: plan.cancelReason,
    cancelledAt: plan.cancelledAt.toISOString(),
    refunds: {
      tickets: succeeded.tickets + pending.tickets + failed.tickets + live,
      settled: succeeded.tickets,
      settledYen: succeeded.yen,
      owedYen: pending.yen + failed.yen,
      failed: failed.tickets,
    },
    letters: tallyOf(letters),
  }
}

function times({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
}
