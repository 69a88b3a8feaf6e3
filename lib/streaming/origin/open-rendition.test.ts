import { describe, expect, it } from 'vitest'
import { initRow, rendition, row } from './doubles/memory-source'
import { OpenRendition } from './open-rendition'

const rows = (...sequences: number[]) => sequences.map((sequence) => row(sequence))
const open = (segments = rows(0, 1, 2)) => new OpenRendition('content-1', rendition('v0', segments), 1)
const liveText = (of: OpenRendition) => of.live(false)?.body.toString() ?? ''

describe('a rendition being served', () => {
  it('writes a playlist once per change', () => {
    const one = open()
    expect(one.live(false)).toBe(one.live(false))
    const before = one.live(false)
    one.append(row(3), undefined)
    expect(one.live(false)).not.toBe(before)
    expect(one.live(true)).not.toBe(one.live(false))
  })

  it('counts a discontinuity only once its segment has left the window', () => {
    const one = open(rows(0))
    for (let sequence = 1; sequence <= 13; sequence++) one.append(row(sequence, { run: sequence === 1 ? 1 : 2 }), initRow(2, 1))
    // The window is 2–13, and 2 is the first of run 2.
    expect(liveText(one)).toContain('#EXT-X-MEDIA-SEQUENCE:2\n#EXT-X-DISCONTINUITY-SEQUENCE:0\n#EXT-X-DISCONTINUITY\n')
    one.append(row(14, { run: 2 }), undefined)
    expect(liveText(one)).toContain('#EXT-X-MEDIA-SEQUENCE:3\n#EXT-X-DISCONTINUITY-SEQUENCE:1\n#EXT-X-KEY')
  })

  it('agrees with itself after a fresh load', () => {
    const followed = open(rows(0))
    const all = [row(0)]
    for (let sequence = 1; sequence < 30; sequence++) {
      const next = row(sequence, { run: 1 + Math.floor(sequence / 7), discontinuity: sequence % 11 === 0 })
      followed.append(next, initRow(next.run, 1))
      all.push(next)
    }
    const loaded = new OpenRendition('content-1', rendition('v0', all, [1, 2, 3, 4, 5].map((run) => initRow(run, 1))), 1)
    expect(liveText(loaded)).toBe(liveText(followed))
    expect(loaded.archive()?.etag).toBe(followed.archive()?.etag)
  })

  it('shows nothing from before a gap in a live playlist, and all of it in the archive', () => {
    const broken = open(rows(0, 1, 5, 6))
    expect(liveText(broken)).toContain('#EXT-X-MEDIA-SEQUENCE:5\n')
    expect(liveText(broken).match(/#EXTINF/g)).toHaveLength(2)
    expect(broken.archive()?.body.toString().match(/#EXTINF/g)).toHaveLength(4)
    expect(broken.segment(6)?.sequence).toBe(6)
    expect(broken.segment(3)).toBeUndefined()
  })

  it('raises its target duration with a longer segment and keeps it', () => {
    const one = open()
    one.append(row(3, { durationMs: 1600 }), undefined)
    for (let sequence = 4; sequence < 20; sequence++) one.append(row(sequence), undefined)
    expect(liveText(one)).toContain('#EXT-X-TARGETDURATION:2\n')
    expect(one.longestWaitMs).toBe(6000)
  })

  it('does not take a row it has no init segment for', () => {
    const one = open()
    expect(one.append(row(3, { epoch: 2 }), undefined)).toBe('gap')
    expect(one.append(row(3, { epoch: 2 }), initRow(1, 2))).toBe('appended')
    expect(one.append(row(3, { epoch: 2 }), undefined)).toBe('known')
    expect(one.append(row(5), undefined)).toBe('gap')
  })
})
