import { describe, expect, it } from 'vitest'
import { parseIngestPath } from './path'
import { MediaRefused } from './refused'

const refusal = (...segments: string[]) => {
  try {
    parseIngestPath(segments)
  } catch (error) {
    if (error instanceof MediaRefused) return error.code
    throw error
  }
  return 'taken'
}

describe('an ingest path', () => {
  it('names rendition, kind and number', () => {
    expect(parseIngestPath(['v0', 'init.mp4'])).toEqual({ rendition: 'v0', kind: 'init' })
    expect(parseIngestPath(['v0', 'init-1.m4s'])).toEqual({ rendition: 'v0', kind: 'init' })
    expect(parseIngestPath(['v0', '17.m4s'])).toEqual({ rendition: 'v0', kind: 'media', container: 'cmaf', number: 17 })
    expect(parseIngestPath(['seg_00012.m4s'])).toEqual({ rendition: 'v0', kind: 'media', container: 'cmaf', number: 12 })
    expect(parseIngestPath(['index0.m4s'])).toEqual({ rendition: 'v0', kind: 'media', container: 'cmaf', number: 0 })
    expect(parseIngestPath(['v1', 'segment-2-31.m4s'])).toEqual({ rendition: 'v1', kind: 'media', container: 'cmaf', number: 31 })
    expect(parseIngestPath(['index7.ts'])).toEqual({ rendition: 'v0', kind: 'media', container: 'ts', number: 7 })
    expect(parseIngestPath(['index.m3u8'])).toEqual({ rendition: 'v0', kind: 'playlist' })
  })

  it('is plain, relative and shallow', () => {
    for (const segments of [[], [''], ['..', 'a1.m4s'], ['.', 'a1.m4s'], ['', 'a1.m4s'], ['a', 'b', 'c1.m4s'], ['a/b', 'c1.m4s'], ['a', '../c1.m4s'], ['%2e%2e', 'c1.m4s'], ['a', 'c%31.m4s'], ['a', 'c1.m4s\0'], ['a', 'c1.m4s\n'], ['a', '.m4s'], ['a b', '1.m4s'], ['_a', '1.m4s'], ['-a', '1.m4s'], ['__proto__', 'init.mp4'], ['a', '1.m4s.m4s'], ['é', '1.m4s'], ['a'.repeat(65), '1.m4s'], ['a', `${'1'.repeat(65)}.m4s`], ['v0', 'a\\b1.m4s']]) {
      expect(refusal(...segments)).toBe('path_invalid')
    }
  })

  it('is of a kind that is taken', () => {
    expect(refusal('v0', '1.webm')).toBe('path_unsupported')
    expect(refusal('v0', '1.mp4')).toBe('path_unsupported')
    expect(refusal('v0', 'seg.m4s')).toBe('path_invalid')
    expect(refusal('v0', `${'9'.repeat(20)}.m4s`)).toBe('path_invalid')
  })
})
