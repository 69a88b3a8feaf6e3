import { expect, test } from 'vitest'
import { isAhead, reachOf, renditionsIn } from './playlist-glance'

test('renditions are the folders of the variants', () => {
  const text = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv0/live.m3u8?Policy={$Policy}\n#EXT-X-STREAM-INF:BANDWIDTH=2\nv1/live.m3u8\n'
  expect(renditionsIn(text)).toEqual(['v0', 'v1'])
})

test('an undated playlist is known by the number of its last segment', () => {
  expect(reachOf('#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:41\n#EXTINF:1,\na\n#EXTINF:1,\nb\n')).toEqual({ number: 42, endsAt: null })
  expect(reachOf('#EXTM3U\n#EXTINF:1,\na\n')).toEqual({ number: 0, endsAt: null })
})

test('a dated one by the instant its last segment ends, from the latest date on', () => {
  const text = [
    '#EXTM3U',
    '#EXT-X-PROGRAM-DATE-TIME:2026-11-22T10:00:00.000Z',
    '#EXTINF:1.001,',
    'a',
    '#EXT-X-DISCONTINUITY',
    '#EXT-X-PROGRAM-DATE-TIME:2026-11-22T10:00:09.000Z',
    '#EXTINF:1.000,',
    'b',
    '#EXTINF:0.500,',
    'c',
  ].join('\n')
  expect(reachOf(text)).toEqual({ number: 2, endsAt: Date.parse('2026-11-22T10:00:10.500Z') })
})

test('an empty playlist reaches nowhere', () => {
  expect(reachOf('#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:41\n')).toBeNull()
})

test('a rendition is ahead by a segment, not by the order of arrival', () => {
  expect(isAhead({ number: 9, endsAt: 10_000 }, { number: 9, endsAt: 9_900 })).toBe(false)
  expect(isAhead({ number: 3, endsAt: 11_000 }, { number: 9, endsAt: 10_000 })).toBe(true)
  expect(isAhead({ number: 10, endsAt: null }, { number: 9, endsAt: null })).toBe(true)
  expect(isAhead({ number: 9, endsAt: null }, { number: 9, endsAt: 1 })).toBe(false)
  expect(isAhead({ number: 0, endsAt: null }, null)).toBe(true)
  expect(isAhead(null, null)).toBe(false)
})
