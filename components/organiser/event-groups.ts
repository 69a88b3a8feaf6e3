import type { PlannedEvent } from './plan'

export const groupKeys = ['now', 'draft', 'over'] as const
export type GroupKey = (typeof groupKeys)[number]

/**
 * Events as an organiser looks for them: those that are published and come, drafts, and what is over or cancelled.
 * @param now ms since 1970
 */
export function groupOf({ state, endsAt }: Pick<PlannedEvent, 'state' | 'endsAt'>, now: number): GroupKey {
  if (state === 'draft') return 'draft'
  return state === 'published' && Date.parse(endsAt) > now ? 'now' : 'over'
}

/** The next first; drafts by when they were last changed; of what is over, the latest first. */
export function inOrder(group: GroupKey, events: readonly PlannedEvent[]): PlannedEvent[] {
  const when = (event: PlannedEvent) => Date.parse(group === 'draft' ? event.updatedAt : event.startsAt)
  return [...events].sort((one, other) => (group === 'now' ? when(one) - when(other) : when(other) - when(one)))
}

/** Whether an event is meant by what was typed: a part of its title in either language, or of its address. */
export function isFound({ title, slug }: Pick<PlannedEvent, 'title' | 'slug'>, search: string): boolean {
  const wanted = plain(search)
  return [title.ja, title.en, slug].some((text) => plain(text).includes(wanted))
}

/** Width of letters, case and spaces do not matter to who searches. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}
