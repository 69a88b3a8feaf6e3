import { expect, test } from 'vitest'
import { isZone, zoneChoices, zoneLabel } from './zone-names'

const winter = '2026-12-01T00:00:00Z'

test('a zone is named as people name it, as it is on that day', () => {
  expect(zoneLabel('Asia/Tokyo', winter, 'ja')).toBe('日本標準時 (UTC+09:00) Asia/Tokyo')
  expect(zoneLabel('America/New_York', '2026-07-01T00:00:00Z', 'en')).toBe('Eastern Daylight Time (UTC-04:00) America/New York')
})

test('the zone an event has is offered first, and every zone once', () => {
  const { near, others } = zoneChoices(['Europe/Lisbon'], winter, 'ja')
  expect(near[0]?.zone).toBe('Europe/Lisbon')
  const all = [...near, ...others].map(({ zone }) => zone)
  expect(new Set(all).size).toBe(all.length)
  expect(all).toContain('Asia/Tokyo')
})

test('what is no zone is not offered', () => {
  expect(isZone('Mars/Olympus')).toBe(false)
})
