import { expect, test } from 'vitest'
import type { WatchDto } from '@/lib/streaming/contract'
import type { TicketDto } from '@/lib/ticketing/contract'
import { groupTickets } from './ticket-groups'

const now = Date.parse('2026-11-22T10:00:00Z')

function ticket(id: string, startsAt: string, endsAt: string, state: TicketDto['state'] = 'valid'): TicketDto {
  const words = { ja: id, en: id }
  return {
    id,
    state,
    eventTitle: words,
    eventSlug: id,
    zone: 'Asia/Tokyo',
    accent: '#7a1f4b',
    ticketTypeName: words,
    shortCode: 'K7MQ2XA',
    opens: [{ kind: 'broadcast', title: words, startsAt, endsAt, archiveMinutes: null }],
    orderId: id,
    boughtAt: '2026-11-01T00:00:00Z',
  }
}

function watch(state: WatchDto['state']): WatchDto {
  const words = { ja: '', en: '' }
  return {
    state,
    title: words,
    artistName: words,
    eventSlug: 'a',
    zone: 'Asia/Tokyo',
    accent: '#7a1f4b',
    startsAt: '2026-11-22T10:00:00Z',
    startsInMs: 0,
    archiveUntil: null,
    mark: 'K7MQ2XA',
  }
}

const running = ticket('running', '2026-11-22T09:00:00Z', '2026-11-22T11:00:00Z')
const recorded = ticket('recorded', '2026-11-21T18:00:00Z', '2026-11-21T20:00:00Z')
const tomorrow = ticket('tomorrow', '2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z')
const nextWeek = ticket('next-week', '2026-11-29T10:00:00Z', '2026-11-29T11:00:00Z')
const longAgo = ticket('long-ago', '2026-10-01T10:00:00Z', '2026-10-01T11:00:00Z')

function ids(groups: ReturnType<typeof groupTickets>) {
  const of = (list: (typeof groups)['now']) => list.map((held) => held.ticket.id)
  return { now: of(groups.now), next: of(groups.next), past: of(groups.past) }
}

test('what is live stands before what is recorded, and the next before the later', () => {
  const watches = new Map([
    ['recorded', watch('archive')],
    ['running', watch('live')],
  ])
  expect(ids(groupTickets([nextWeek, recorded, longAgo, tomorrow, running], watches, now))).toEqual({
    now: ['running', 'recorded'],
    next: ['tomorrow', 'next-week'],
    past: ['long-ago'],
  })
})

test('a refunded ticket is past, whatever is on air', () => {
  const refunded = { ...running, state: 'refunded' as const }
  const groups = groupTickets([refunded], new Map([['running', watch('live')]]), now)
  expect(groups.past.map(({ moment }) => moment)).toEqual(['refunded'])
})

test('until the server has answered, a ticket of today waits', () => {
  expect(ids(groupTickets([running], new Map(), now)).next).toEqual(['running'])
})
