import { expect, test } from 'vitest'
import { dateText, yenText } from './letter-words'

test('yen are written with the plain sign and no letters, as on every screen', () => {
  expect(yenText(3300)).toBe('¥3,300')
  expect(yenText(1_000_000)).toBe('¥1,000,000')
})

test('a date is that of the event’s own place', () => {
  const evening = new Date('2026-11-23T15:30:00Z')
  expect(dateText(evening, 'ja', 'Asia/Tokyo')).toMatch(/^2026年11月24日\(火\) 0?0:30 JST$/)
  expect(dateText(evening, 'en', 'Europe/London')).toMatch(/^Mon,? 23 November 2026.* 15:30 (GMT|UTC)$/)
})
