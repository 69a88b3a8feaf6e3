import { lastUseOf } from './checklist'

/** What is wrong with a ticket type; screens choose their words by it. */
export type TypeFault = 'sale_ends_before_start' | 'sale_beyond_use' | 'opens_twice' | 'opens_foreign' | 'opens_no_archive'

type Opening = { kind: 'broadcast' | 'archive'; broadcastId: string }
type TypeFacts = { saleStartsAt: Date; saleEndsAt: Date; opens: readonly Opening[] }
type Broadcast = { id: string; endsAt: Date; archiveMinutes: number }

export function typeFault(type: TypeFacts, broadcasts: readonly Broadcast[]): TypeFault | null {
  if (type.saleEndsAt <= type.saleStartsAt) return 'sale_ends_before_start'
  if (new Set(type.opens.map(openingKey)).size < type.opens.length) return 'opens_twice'
  const opened = type.opens.map((opening) => ({ ...opening, broadcast: broadcasts.find(({ id }) => id === opening.broadcastId) }))
  if (opened.some(({ broadcast }) => !broadcast)) return 'opens_foreign'
  if (opened.some(({ kind, broadcast }) => kind === 'archive' && broadcast?.archiveMinutes === 0)) return 'opens_no_archive'
  const lastUse = lastUseOf(type.opens, broadcasts)
  return lastUse !== null && type.saleEndsAt > lastUse ? 'sale_beyond_use' : null
}

export const typeFaultSentences: Record<TypeFault, string> = {
  sale_ends_before_start: 'The sale must end after it starts.',
  sale_beyond_use: 'The sale must end before the last thing that the ticket opens has ended.',
  opens_twice: 'The ticket names one thing twice.',
  opens_foreign: 'The ticket opens a broadcast that is not in this event.',
  opens_no_archive: 'The ticket opens the archive of a broadcast that has none.',
}

/** Whether everything that was opened before is still opened. */
export function opensAtLeast(before: readonly { kind: string; broadcastId: string | null }[], after: readonly Opening[]): boolean {
  const kept = new Set(after.map(openingKey))
  return before.every((opening) => opening.kind === 'lane' || kept.has(openingKey(opening)))
}

function openingKey({ kind, broadcastId }: { kind: string; broadcastId: string | null }): string {
  return `${kind} ${broadcastId}`
}
