import { expect, test } from 'vitest'
import { Missing, Warning } from '@/lib/ticketing/contract'
import { madePlan } from './doubles/made-plan'
import { touchedFields } from './forms/touched-fields'
import { isTyped, markOf, placeOf, readPlace, sectionKeys } from './places'

test('every line that a checklist can hold leads somewhere', () => {
  const codes = [...Missing.shape.code.options.map((code) => ({ code, where: 'texts' as const })), ...Warning.shape.code.options.map((code) => ({ code, where: 'texts' as const }))]
  for (const line of codes) {
    const { section, field } = readPlace(placeOf({ ...line, item: null }))
    expect(sectionKeys).toContain(section)
    if (field !== null) expect(field.startsWith(`${section}.`)).toBe(true)
  }
})

test('an address that names nothing opens the first part', () => {
  expect(readPlace('')).toEqual({ section: 'basics', field: null })
  expect(readPlace('constructor.x')).toEqual({ section: 'basics', field: null })
  expect(readPlace('rules.seller')).toEqual({ section: 'rules', field: 'rules.seller' })
})

test('a part is marked by what its checklist says, and optional ones by what is in them', () => {
  const plan = madePlan({ programme: [], checklist: { isReady: false, missing: [{ code: 'rules_en', where: 'rules', item: null }], warnings: [] } })
  expect(markOf(plan, 'rules')).toBe('missing')
  expect(markOf(plan, 'basics')).toBe('done')
  expect(markOf(plan, 'programme')).toBe('empty')
  expect(markOf(plan, 'publish')).toBe('missing')
  expect(markOf(madePlan({ state: 'published' }), 'publish')).toBe('done')
})

test('a line says that it is typed already, for its own language and its own field', () => {
  const unsaved = new Set(['basics', 'basics.description.ja', 'basics.span.ends.time', 'tickets new'])
  const typed = (code: Missing['code'], where: Missing['where']) => isTyped({ code, where, item: null }, unsaved)
  expect(typed('description_ja', 'texts')).toBe(true)
  expect(typed('description_en', 'texts')).toBe(false)
  expect(typed('title_ja', 'texts')).toBe(false)
  expect(typed('event_over', 'times')).toBe(true)
  expect(typed('no_ticket_type', 'ticket_types')).toBe(true)
  expect(typed('no_broadcast', 'broadcasts')).toBe(false)
})

test('what was touched in a form is named by its path', () => {
  const before = { title: { ja: '', en: '' }, accent: null, lines: [{ title: '' }], zone: 'Asia/Tokyo' }
  expect(touchedFields(before, structuredClone(before))).toEqual([])
  expect(touchedFields(before, { ...before, title: { ja: '夜', en: '' }, accent: '#aa0000', lines: [{ title: 'x' }] })).toEqual(['title.ja', 'accent', 'lines'])
})
