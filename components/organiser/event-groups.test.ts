import { expect, test } from 'vitest'
import { groupOf, isFound } from './event-groups'

const now = Date.parse('2026-11-22T10:00:00Z')

test('an event stands where it is looked for', () => {
  expect(groupOf({ state: 'draft', endsAt: '2026-01-01T00:00:00Z' }, now)).toBe('draft')
  expect(groupOf({ state: 'published', endsAt: '2026-11-22T11:00:00Z' }, now)).toBe('now')
  expect(groupOf({ state: 'published', endsAt: '2026-11-22T09:00:00Z' }, now)).toBe('over')
  expect(groupOf({ state: 'cancelled', endsAt: '2026-11-30T09:00:00Z' }, now)).toBe('over')
})

test('a search minds neither width nor case nor spaces, and reads both languages', () => {
  const event = { title: { ja: '月夜のアコースティックライブ', en: 'Moonlight Acoustic Live' }, slug: 'moonlight-2026' }
  for (const search of ['月夜', 'ｱｺｰｽﾃｨｯｸ', 'moonlight acoustic', 'ＭＯＯＮ', '2026', '']) expect(isFound(event, search), search).toBe(true)
  expect(isFound(event, '青空')).toBe(false)
})
