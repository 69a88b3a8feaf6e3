import { expect, test } from 'vitest'
import type { EventSummaryDto } from '@/lib/events/contract'
import { groupByPhase, phaseOf } from './phase'

const now = Date.parse('2026-11-22T10:00:00Z')

function event(slug: string, startsAt: string, endsAt: string, state: EventSummaryDto['state'] = 'published'): EventSummaryDto {
  return { slug, startsAt, endsAt, state, title: { ja: slug, en: slug }, artists: [], zone: 'Asia/Tokyo', accent: '#7a1f4b', cover: null }
}

const yesterday = event('yesterday', '2026-11-21T10:00:00Z', '2026-11-21T12:00:00Z')
const closedEarly = event('closed-early', '2026-11-22T09:00:00Z', '2026-11-22T11:00:00Z', 'ended')
const running = event('running', '2026-11-22T09:30:00Z', '2026-11-22T11:00:00Z')
const tomorrow = event('tomorrow', '2026-11-23T10:00:00Z', '2026-11-23T12:00:00Z')
const calledOff = event('called-off', '2026-11-24T10:00:00Z', '2026-11-24T12:00:00Z', 'cancelled')

test('an event is on from its start until its end', () => {
  expect(phaseOf(running, now)).toBe('on')
  expect(phaseOf(running, Date.parse(running.endsAt))).toBe('past')
})

test('every event stands in one group', () => {
  const { on, upcoming, past } = groupByPhase([calledOff, tomorrow, yesterday, running, closedEarly], now)
  expect(on.map(({ slug }) => slug)).toEqual(['running'])
  expect(upcoming.map(({ slug }) => slug)).toEqual(['tomorrow', 'called-off'])
  expect(past.map(({ slug }) => slug)).toEqual(['closed-early', 'yesterday'])
})
