import type { Words } from '@/lib/accounts/contract'
import type { Missing, Warning } from './checklist-codes'

type Opening = { kind: 'broadcast' | 'archive' | 'lane'; broadcastId: string | null }

/** What the checklist looks at. */
export type CheckedPlan = {
  state: 'draft' | 'published' | 'ended' | 'cancelled'
  title: Words
  description: Words
  rules: Words
  startsAt: Date
  endsAt: Date
  hasCover: boolean
  artists: number
  programme: readonly { title: Words }[]
  broadcasts: readonly { id: string; title: Words; endsAt: Date; archiveMinutes: number }[]
  types: readonly { name: Words; description: Words; saleStartsAt: Date; saleEndsAt: Date; opens: readonly Opening[] }[]
  seller: { name: string; address: string; contact: string; registrationNumber: string | null }
}

export type Checklist = { isReady: boolean; missing: Missing[]; warnings: Warning[] }

const minuteMs = 60_000
/** Sooner than this, hardly anybody hears of it. */
const soonMs = 24 * 60 * minuteMs

/** What is missing before an event can be published, and what is allowed but often not meant. */
export function readChecklist(plan: CheckedPlan, now: Date): Checklist {
  const missing = [...missingWords(plan), ...missingParts(plan, now), ...missingInTypes(plan), ...missingOfSeller(plan)]
  return { isReady: missing.length === 0, missing, warnings: [...warningsOfPlan(plan, now), ...warningsOfTypes(plan, now)] }
}

/** These come with time alone: what was published may stay so. */
const byTime: ReadonlySet<Missing['code']> = new Set(['event_over', 'no_sale_ahead'])

/** The first thing that a change would leave missing which was there before: nothing may be taken out of a published event. */
export function takenOut(before: Checklist, after: Checklist): Missing | null {
  const count = (list: Checklist, code: Missing['code']) => list.missing.filter((each) => each.code === code).length
  return after.missing.find(({ code }) => !byTime.has(code) && count(after, code) > count(before, code)) ?? null
}

const isBlank = (words: Words) => words.ja === '' || words.en === ''
const lack = (code: Missing['code'], where: Missing['where'], item: Words | null = null): Missing => ({ code, where, item })
const warn = (code: Warning['code'], where: Warning['where'], item: Words | null = null): Warning => ({ code, where, item })
const when = <T>(is: boolean, it: T): T[] => (is ? [it] : [])

function missingWords({ title, description, rules }: CheckedPlan): Missing[] {
  return [
    ...when(title.ja === '', lack('title_ja', 'texts')),
    ...when(title.en === '', lack('title_en', 'texts')),
    ...when(description.ja === '', lack('description_ja', 'texts')),
    ...when(description.en === '', lack('description_en', 'texts')),
    ...when(rules.ja === '', lack('rules_ja', 'rules')),
    ...when(rules.en === '', lack('rules_en', 'rules')),
  ]
}

function missingParts(plan: CheckedPlan, now: Date): Missing[] {
  return [
    ...when(plan.endsAt <= now, lack('event_over', 'times')),
    ...when(plan.artists === 0, lack('no_artist', 'artists')),
    ...plan.programme.filter(({ title }) => isBlank(title)).map(({ title }) => lack('programme_title', 'programme', title)),
    ...when(plan.broadcasts.length === 0, lack('no_broadcast', 'broadcasts')),
    ...plan.broadcasts.filter(({ title }) => isBlank(title)).map(({ title }) => lack('broadcast_title', 'broadcasts', title)),
    ...when(plan.types.length === 0, lack('no_ticket_type', 'ticket_types')),
    ...when(plan.types.length > 0 && plan.types.every((type) => type.saleEndsAt <= now), lack('no_sale_ahead', 'ticket_types')),
  ]
}

function missingInTypes({ types, broadcasts }: CheckedPlan): Missing[] {
  const withArchive = new Set(broadcasts.filter(({ archiveMinutes }) => archiveMinutes > 0).map(({ id }) => id))
  return types.flatMap(({ name, opens }) => [
    ...when(isBlank(name), lack('type_words', 'ticket_types', name)),
    ...when(opens.length === 0, lack('type_opens_nothing', 'ticket_types', name)),
    ...when(
      opens.some(({ kind, broadcastId }) => kind === 'archive' && !withArchive.has(broadcastId ?? '')),
      lack('type_opens_no_archive', 'ticket_types', name),
    ),
  ])
}

function missingOfSeller({ seller }: CheckedPlan): Missing[] {
  return [
    ...when(seller.name.trim() === '', lack('seller_name', 'seller')),
    ...when(seller.address.trim() === '', lack('seller_address', 'seller')),
    ...when(seller.contact.trim() === '', lack('seller_contact', 'seller')),
  ]
}

function warningsOfPlan(plan: CheckedPlan, now: Date): Warning[] {
  const opened = (kind: Opening['kind'], id: string) => plan.types.some(({ opens }) => opens.some((each) => each.kind === kind && each.broadcastId === id))
  const isSold = plan.types.length > 0
  return [
    ...when(!plan.hasCover, warn('no_cover', 'cover')),
    ...when(plan.programme.length === 0, warn('no_programme', 'programme')),
    ...when(plan.state === 'draft' && plan.endsAt > now && plan.startsAt.getTime() - now.getTime() < soonMs, warn('starts_soon', 'times')),
    ...when(plan.broadcasts.length > 0 && plan.broadcasts.every(({ archiveMinutes }) => archiveMinutes === 0), warn('no_archive', 'broadcasts')),
    ...plan.broadcasts.flatMap(({ id, title, archiveMinutes }) => [
      ...when(isSold && !opened('broadcast', id), warn('broadcast_not_sold', 'ticket_types', title)),
      ...when(isSold && archiveMinutes > 0 && !opened('archive', id), warn('archive_not_sold', 'ticket_types', title)),
    ]),
    ...when(plan.seller.registrationNumber === null, warn('no_registration_number', 'seller')),
  ]
}

function warningsOfTypes(plan: CheckedPlan, now: Date): Warning[] {
  return plan.types.flatMap((type) => {
    const lastUse = lastUseOf(type.opens, plan.broadcasts)
    return [
      ...when(plan.state === 'draft' && type.saleStartsAt <= now && type.saleEndsAt > now, warn('sale_already_open', 'ticket_types', type.name)),
      ...when(type.saleEndsAt <= now, warn('sale_over', 'ticket_types', type.name)),
      ...when(lastUse !== null && type.saleEndsAt > lastUse, warn('sale_beyond_event', 'ticket_types', type.name)),
    ]
  })
}

/** Until when a ticket is of any use: the end of the last thing that it opens; null when it opens nothing. */
export function lastUseOf(opens: readonly Opening[], broadcasts: readonly { id: string; endsAt: Date; archiveMinutes: number }[]): Date | null {
  const ends = opens.flatMap(({ kind, broadcastId }) => {
    const broadcast = broadcasts.find(({ id }) => id === broadcastId)
    return broadcast ? [broadcast.endsAt.getTime() + (kind === 'archive' ? broadcast.archiveMinutes * minuteMs : 0)] : []
  })
  return ends.length > 0 ? new Date(Math.max(...ends)) : null
}
