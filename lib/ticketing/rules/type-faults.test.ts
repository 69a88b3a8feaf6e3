import { expect, test } from 'vitest'
import { opensAtLeast, typeFault } from './type-faults'

const at = (hours: number) => new Date(Date.UTC(2026, 11, 1) + hours * 3_600_000)
const broadcasts = [
  { id: 'a', endsAt: at(2), archiveMinutes: 60 },
  { id: 'b', endsAt: at(4), archiveMinutes: 0 },
]
const live = (broadcastId: string) => ({ kind: 'broadcast' as const, broadcastId })
const archive = (broadcastId: string) => ({ kind: 'archive' as const, broadcastId })
const type = (to: number, ...opens: (ReturnType<typeof live> | ReturnType<typeof archive>)[]) => ({ saleStartsAt: at(0), saleEndsAt: at(to), opens })

test.each([
  [type(2, live('a')), null],
  [type(2.01, live('a')), 'sale_beyond_use'],
  [type(3, archive('a')), null],
  [type(3.01, archive('a')), 'sale_beyond_use'],
  [type(4, live('a'), live('b')), null],
  [type(0, live('a')), 'sale_ends_before_start'],
  [type(-1, live('a')), 'sale_ends_before_start'],
  [type(1, live('a'), live('a')), 'opens_twice'],
  [type(1, live('a'), archive('a')), null],
  [type(1, live('c')), 'opens_foreign'],
  [type(1, archive('b')), 'opens_no_archive'],
])('%o: %s', (given, fault) => expect(typeFault(given, broadcasts)).toBe(fault))

test('what was opened stays open, in whatever order', () => {
  expect(opensAtLeast([live('a')], [archive('a'), live('a')])).toBe(true)
  expect(opensAtLeast([live('a')], [archive('a')])).toBe(false)
  expect(opensAtLeast([live('a')], [live('b')])).toBe(false)
  expect(opensAtLeast([], [live('b')])).toBe(true)
  // A lane is not on this form, and is not touched by it.
  expect(opensAtLeast([{ kind: 'lane', broadcastId: null }], [])).toBe(true)
})
