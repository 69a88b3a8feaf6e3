import { describe, expect, test } from 'vitest'
import { readChecklist, takenOut, type CheckedPlan } from './checklist'

const now = new Date('2026-12-01T00:00:00Z')
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const words = { ja: '日本語', en: 'English' }
const half = { ja: '日本語', en: '' }
const type = { name: words, description: words, saleStartsAt: at(1), saleEndsAt: at(50), opens: [{ kind: 'broadcast' as const, broadcastId: 'a' }, { kind: 'archive' as const, broadcastId: 'a' }] }
const broadcast = { id: 'a', title: words, endsAt: at(50), archiveMinutes: 60 }
const ready: CheckedPlan = {
  state: 'draft',
  title: words,
  description: words,
  rules: words,
  startsAt: at(48),
  endsAt: at(50),
  hasCover: true,
  artists: 1,
  programme: [{ title: words }],
  broadcasts: [broadcast],
  types: [type],
  seller: { name: 'A', address: 'B', contact: 'C', registrationNumber: 'T1234567890123' },
}
const missing = (changes: Partial<CheckedPlan>) => readChecklist({ ...ready, ...changes }, now).missing.map(({ code, where }) => `${code} ${where}`)
const warnings = (changes: Partial<CheckedPlan>) => readChecklist({ ...ready, ...changes }, now).warnings.map(({ code }) => code)

test('a complete plan is ready and leaves nothing to say', () => {
  expect(readChecklist(ready, now)).toEqual({ isReady: true, missing: [], warnings: [] })
})

describe('missing', () => {
  test.each<[Partial<CheckedPlan>, string[]]>([
    [{ title: half }, ['title_en texts']],
    [{ description: { ja: '', en: '' } }, ['description_ja texts', 'description_en texts']],
    [{ rules: half }, ['rules_en rules']],
    [{ artists: 0 }, ['no_artist artists']],
    [{ endsAt: now }, ['event_over times']],
    [{ programme: [{ title: half }, { title: words }] }, ['programme_title programme']],
    [{ broadcasts: [{ ...broadcast, title: half }] }, ['broadcast_title broadcasts']],
    [{ types: [] }, ['no_ticket_type ticket_types']],
    [{ types: [{ ...type, name: half }] }, ['type_words ticket_types']],
    [{ types: [{ ...type, opens: [] }] }, ['type_opens_nothing ticket_types']],
    [{ types: [{ ...type, saleEndsAt: now }] }, ['no_sale_ahead ticket_types']],
    [{ broadcasts: [{ ...broadcast, archiveMinutes: 0 }] }, ['type_opens_no_archive ticket_types']],
    [{ broadcasts: [] }, ['no_broadcast broadcasts', 'type_opens_no_archive ticket_types']],
    [{ seller: { ...ready.seller, name: '', address: ' ', contact: '' } }, ['seller_name seller', 'seller_address seller', 'seller_contact seller']],
  ])('%o', (changes, codes) => expect(missing(changes)).toEqual(codes))
})

describe('warnings', () => {
  test.each<[Partial<CheckedPlan>, string[]]>([
    [{ hasCover: false }, ['no_cover']],
    [{ programme: [] }, ['no_programme']],
    [{ startsAt: at(23) }, ['starts_soon']],
    [{ startsAt: at(23), state: 'published' }, []],
    [{ types: [{ ...type, saleStartsAt: at(-1) }] }, ['sale_already_open']],
    [{ types: [type, { ...type, saleEndsAt: now }] }, ['sale_over']],
    [{ types: [{ ...type, saleEndsAt: at(51.5) }] }, ['sale_beyond_event']],
    [{ types: [{ ...type, opens: [{ kind: 'broadcast', broadcastId: 'a' }] }] }, ['archive_not_sold']],
    [{ broadcasts: [broadcast, { ...broadcast, id: 'b', archiveMinutes: 0 }] }, ['broadcast_not_sold']],
    [{ seller: { ...ready.seller, registrationNumber: null } }, ['no_registration_number']],
  ])('%o', (changes, codes) => expect(warnings(changes)).toEqual(codes))
})

describe('a published event', () => {
  const before = readChecklist(ready, now)
  test('loses nothing', () => {
    expect(takenOut(before, readChecklist({ ...ready, rules: half }, now))?.code).toBe('rules_en')
    expect(takenOut(before, readChecklist({ ...ready, types: [] }, now))?.code).toBe('no_ticket_type')
  })
  test('may still be mended when it lacked something before', () => {
    const poor = readChecklist({ ...ready, rules: half, description: half }, now)
    expect(takenOut(poor, readChecklist({ ...ready, rules: half }, now))).toBeNull()
    expect(takenOut(poor, readChecklist({ ...ready, rules: half, description: half, title: half }, now))?.code).toBe('title_en')
  })
  test('is not blamed for what time brings', () => {
    expect(takenOut(before, readChecklist(ready, at(60)))).toBeNull()
  })
})
