import type { Missing, Plan, Warning } from './plan'

export const sectionKeys = ['basics', 'artists', 'cover', 'programme', 'broadcasts', 'tickets', 'rules', 'publish'] as const
export type SectionKey = (typeof sectionKeys)[number]

const sectionOf: Record<Missing['where'], SectionKey> = {
  texts: 'basics',
  times: 'basics',
  artists: 'artists',
  cover: 'cover',
  programme: 'programme',
  broadcasts: 'broadcasts',
  ticket_types: 'tickets',
  rules: 'rules',
  seller: 'rules',
}

const fieldOf: Partial<Record<Missing['code'] | Warning['code'], string>> = {
  title_ja: 'basics.title',
  title_en: 'basics.title',
  description_ja: 'basics.description',
  description_en: 'basics.description',
  event_over: 'basics.span',
  starts_soon: 'basics.span',
  rules_ja: 'rules.rules',
  rules_en: 'rules.rules',
  seller_name: 'rules.seller',
  seller_address: 'rules.seller',
  seller_contact: 'rules.seller',
  no_registration_number: 'rules.seller',
  no_cover: 'cover.picture',
}

/** The place that leads to where a line of the checklist is put right: a field where one is known, else its section. */
export function placeOf({ code, where }: Missing | Warning): string {
  return fieldOf[code] ?? sectionOf[where]
}

/** Whether something is typed, and not saved yet, where a line of the checklist is put right. */
export function isTyped(line: Missing | Warning, unsaved: ReadonlySet<string>): boolean {
  const { section, field } = readPlace(placeOf(line))
  if (field === null) return isUnsaved(section, unsaved)
  const language = /_(ja|en)$/.exec(line.code)?.[1]
  const path = language === undefined ? field : `${field}.${language}`
  return [...unsaved].some((name) => name === path || name.startsWith(`${path}.`))
}

/** Whether a section, or a row that is open in it, holds something that is not saved. */
export function isUnsaved(section: SectionKey, unsaved: ReadonlySet<string>): boolean {
  return [...unsaved].some((name) => name === section || name.startsWith(`${section} `))
}

export type SectionMark = 'missing' | 'done' | 'empty'

/** How a section stands: something is missing, all is there, or nothing is there and nothing is needed. */
export function markOf(plan: Plan, section: SectionKey): SectionMark {
  if (section === 'publish') return plan.state === 'draft' ? (plan.checklist.isReady ? 'empty' : 'missing') : 'done'
  // Nothing is missing any more once it is over.
  const isOver = plan.state === 'cancelled' || plan.state === 'ended'
  if (!isOver && plan.checklist.missing.some(({ where }) => sectionOf[where] === section)) return 'missing'
  if (section === 'cover') return plan.cover === null ? 'empty' : 'done'
  if (section === 'programme') return plan.programme.length === 0 ? 'empty' : 'done'
  return 'done'
}

/** Which section and field a place such as `basics.title` names; the first section for anything else. */
export function readPlace(place: string): { section: SectionKey; field: string | null } {
  const [name = '', ...field] = place.split('.')
  const section = sectionKeys.find((key) => key === name)
  return section === undefined ? { section: 'basics', field: null } : { section, field: field.length === 0 ? null : `${section}.${field.join('.')}` }
}
