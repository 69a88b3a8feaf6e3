import { expect, test } from 'vitest'
import type { TodayBroadcast, TodayEvent } from './today'
import { isNear, needsOf } from './today-needs'

const now = Date.parse('2026-11-22T10:05:00Z')
const title = { ja: '配信', en: 'Broadcast' }

function broadcast(changes: Partial<TodayBroadcast> = {}): TodayBroadcast {
  const times = { startsAt: '2026-11-22T10:00:00Z', endsAt: '2026-11-22T11:30:00Z' }
  return { id: '6f1d5a3e-0c4b-4f55-9d6a-6b1f9f0a1b2c', title, ...times, state: 'live', endedAt: null, viewers: 0, delayMs: null, cut: null, ...changes }
}

function event(changes: Partial<TodayEvent> = {}): TodayEvent {
  const times = { startsAt: '2026-11-22T10:00:00Z', endsAt: '2026-11-22T11:30:00Z', zone: 'Asia/Tokyo' }
  const figures = { sold: 0, held: 0, quantity: 0, mayReadOrders: true, takenYen: 0, refundsFailed: 0 }
  return { slug: 'evening', publicUrl: 'https://fan.example.com/events/evening', title, state: 'published', ...times, ...figures, broadcasts: [broadcast()], ...changes }
}

const kinds = (events: TodayEvent[]) => needsOf(events, now).map(({ kind }) => kind)

test('while all goes well nothing needs a hand', () => {
  expect(kinds([event()])).toEqual([])
})

test('a broadcast that has not begun is late two minutes after its time, until its end', () => {
  expect(kinds([event({ broadcasts: [broadcast({ state: 'not_started' })] })])).toEqual(['late'])
  expect(kinds([event({ broadcasts: [broadcast({ state: 'not_started', startsAt: '2026-11-22T10:04:00Z' })] })])).toEqual([])
  expect(kinds([event({ broadcasts: [broadcast({ state: 'not_started', endsAt: '2026-11-22T10:04:30Z' })] })])).toEqual([])
  expect(kinds([event({ state: 'cancelled', broadcasts: [broadcast({ state: 'not_started' })] })])).toEqual([])
})

test('what is broken comes before what is only due', () => {
  const draft = event({ state: 'draft', startsAt: '2026-11-23T10:00:00Z', broadcasts: [] })
  const cut = { since: '2026-11-22T10:01:00Z', reason: 'a stranger in the picture' }
  expect(kinds([event({ state: 'cancelled', refundsFailed: 1, broadcasts: [broadcast({ state: 'cut', cut })] })]), 'nothing can be done about it any more').toEqual(['refunds_failed'])
  expect(kinds([draft, event({ refundsFailed: 2, broadcasts: [broadcast({ state: 'cut', cut }), broadcast({ state: 'interrupted' })] })])).toEqual([
    'interrupted',
    'cut',
    'refunds_failed',
    'draft_soon',
  ])
})

test('a broadcast that was ended before its time is named until its event is over', () => {
  const startsAt = '2026-11-29T10:00:00Z'
  const times = { startsAt, endsAt: '2026-11-29T11:30:00Z' }
  const ended = broadcast({ ...times, state: 'ended', endedAt: '2026-11-22T09:00:00Z' })
  expect(needsOf([event({ ...times, broadcasts: [ended] })], now)).toMatchObject([{ kind: 'ended_early', title, since: startsAt }])
  expect(kinds([event({ ...times, broadcasts: [{ ...ended, endedAt: startsAt }] })])).toEqual([])
  expect(kinds([event({ ...times, state: 'ended', broadcasts: [ended] })])).toEqual([])
  expect(kinds([event({ ...times, state: 'cancelled', broadcasts: [ended] })])).toEqual([])
  expect(kinds([event({ broadcasts: [ended], endsAt: '2026-11-22T10:04:00Z' })])).toEqual([])
})

test('a draft is pressing for three days, and no longer when its time is past', () => {
  expect(kinds([event({ state: 'draft', startsAt: '2026-11-26T10:05:01Z' })])).toEqual([])
  expect(kinds([event({ state: 'draft', startsAt: '2026-11-21T10:00:00Z' })])).toEqual([])
})

test('failed refunds are not told to those who may not see money', () => {
  expect(kinds([event({ refundsFailed: null })])).toEqual([])
})

test('the day holds what is on and what comes within a week', () => {
  expect(isNear(event(), now)).toBe(true)
  expect(isNear(event({ startsAt: '2026-12-10T10:00:00Z', endsAt: '2026-12-10T11:00:00Z', broadcasts: [] }), now)).toBe(false)
  expect(isNear(event({ startsAt: '2026-11-01T10:00:00Z', endsAt: '2026-11-01T11:00:00Z', broadcasts: [broadcast()] }), now)).toBe(true)
})
