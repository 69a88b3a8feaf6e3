import { expect, test } from 'vitest'
import type { TicketDto } from '@/lib/ticketing/contract'
import { nextOpening, ticketPhase } from './ticket-phase'

type Opens = TicketDto['opens']

const broadcast: Opens[number] = {
  kind: 'broadcast',
  title: { ja: '本編', en: 'Show' },
  startsAt: '2026-11-22T10:00:00Z',
  endsAt: '2026-11-22T12:00:00Z',
  archiveMinutes: null,
}
const archive: Opens[number] = { ...broadcast, kind: 'archive', archiveMinutes: 7 * 24 * 60 }
const ticket = { state: 'valid' as const, opens: [broadcast, archive] }
const at = (instant: string) => Date.parse(instant)

test('the server is asked from a day before the start', () => {
  expect(ticketPhase(ticket, at('2026-11-21T09:00:00Z'))).toBe('before')
  expect(ticketPhase(ticket, at('2026-11-21T11:00:00Z'))).toBe('around')
})

test('a ticket is past a day after its archive has gone', () => {
  expect(ticketPhase(ticket, at('2026-11-29T13:00:00Z'))).toBe('around')
  expect(ticketPhase(ticket, at('2026-11-30T13:00:00Z'))).toBe('past')
})

test('a refunded ticket opens nothing', () => {
  expect(ticketPhase({ ...ticket, state: 'refunded' }, at('2026-11-22T11:00:00Z'))).toBe('void')
})

test('a second broadcast is next once the first is over', () => {
  const later = { ...broadcast, startsAt: '2026-11-23T10:00:00Z', endsAt: '2026-11-23T12:00:00Z' }
  expect(nextOpening([later, broadcast], at('2026-11-22T09:00:00Z'))).toBe(broadcast)
  expect(nextOpening([later, broadcast], at('2026-11-22T13:00:00Z'))).toBe(later)
})
