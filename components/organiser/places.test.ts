import { expect, test } from 'vitest'
import { Missing, Warning } from '@/lib/ticketing/contract'
import { madePlan } from './doubles/made-plan'
import { markOf, placeOf, readPlace, sectionKeys } from './places'

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
