import { expect, test } from 'vitest'
import { lastSegmentIn, renditionsIn } from './playlist-glance'

test('renditions are the folders of the variants', () => {
  const text = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv0/live.m3u8?Policy={$Policy}\n#EXT-X-STREAM-INF:BANDWIDTH=2\nv1/live.m3u8\n'
  expect(renditionsIn(text)).toEqual(['v0', 'v1'])
})

test('the last segment counts from the media sequence', () => {
  expect(lastSegmentIn('#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:41\n#EXTINF:1,\na\n#EXTINF:1,\nb\n')).toBe(42)
  expect(lastSegmentIn('#EXTM3U\n#EXTINF:1,\na\n')).toBe(0)
})

test('an empty playlist has none', () => {
  expect(lastSegmentIn('#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:41\n')).toBeNull()
})
