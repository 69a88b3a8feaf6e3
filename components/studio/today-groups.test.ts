import { expect, test } from 'vitest'
import type { BroadcastState, StudioBroadcastDto } from '@/lib/streaming/contract'
import { groupsOf } from './today-groups'

function broadcast(id: string, state: BroadcastState, hour: string): StudioBroadcastDto {
  const words = { ja: id, en: id }
  const times = { startsAt: `2030-01-01T${hour}:00:00Z`, endsAt: `2030-01-01T${hour}:59:00Z`, zone: 'Asia/Tokyo', liveSince: null }
  return { id, title: words, artistName: words, eventTitle: words, state, ...times }
}

test('what is on comes first, what comes next is in order, what is over is latest first', () => {
  const groups = groupsOf([
    broadcast('late', 'not_started', '12'),
    broadcast('old', 'ended', '01'),
    broadcast('soon', 'not_started', '11'),
    broadcast('live', 'live', '09'),
    broadcast('older', 'ended', '00'),
    broadcast('cut', 'interrupted', '08'),
  ])
  const ids = Object.values(groups).map((group: StudioBroadcastDto[]) => group.map(({ id }) => id))
  expect(ids).toEqual([
    ['cut', 'live'],
    ['soon', 'late'],
    ['old', 'older'],
  ])
})
