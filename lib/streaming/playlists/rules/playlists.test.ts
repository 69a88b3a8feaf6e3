import { describe, expect, it } from 'vitest'
import { discontinuitySequenceOfFirst, targetDurationOf, writeArchivePlaylist, writeLivePlaylist } from './media-playlist'
import { writeMultivariant } from './multivariant'
import { discontinuitiesBefore, type InitRow, type SegmentRow } from './rows'

const contentId = '3f0c7a3e-0f0e-4b57-9c39-6f0f0a8f4f11'

const ivOf = (number: number) => number.toString(16).padStart(32, '0')

function segment(sequence: number, changes: Partial<SegmentRow> = {}): SegmentRow {
  return { sequence, run: 1, container: 'cmaf', epoch: 1, durationMs: 1000, iv: ivOf(sequence), discontinuity: false, programAt: 1_760_000_000_000 + sequence * 1000, ...changes }
}

const init = (run: number, epoch: number): InitRow => ({ run, epoch, iv: ivOf(0xabc000 + run * 16 + epoch) })

function live(segments: SegmentRow[], changes: Partial<Parameters<typeof writeLivePlaylist>[0]> = {}): string[] {
  const inits = [init(1, 1), init(1, 2), init(2, 2), init(3, 2)]
  return writeLivePlaylist({ contentId, targetDuration: 1, segments, inits, ended: false, before: null, discontinuitySequence: 0, ...changes }).split('\n')
}

const count = (lines: string[], tag: string) => lines.filter((line) => line.startsWith(tag)).length

describe('a live playlist', () => {
  it('is written exactly so', () => {
    expect(live([segment(7), segment(8)]).join('\n')).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:11',
        '#EXT-X-DEFINE:QUERYPARAM="g"',
        '#EXT-X-DEFINE:QUERYPARAM="Policy"',
        '#EXT-X-DEFINE:QUERYPARAM="Signature"',
        '#EXT-X-DEFINE:QUERYPARAM="Key-Pair-Id"',
        '#EXT-X-DEFINE:QUERYPARAM="Hash-Algorithm"',
        '#EXT-X-INDEPENDENT-SEGMENTS',
        '#EXT-X-TARGETDURATION:1',
        '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,HOLD-BACK=3.0',
        '#EXT-X-MEDIA-SEQUENCE:7',
        '#EXT-X-DISCONTINUITY-SEQUENCE:0',
        `#EXT-X-KEY:METHOD=AES-128,URI="/api/contents/${contentId}/keys/1",IV=0x${init(1, 1).iv}`,
        '#EXT-X-MAP:URI="init-1-1.mp4?g={$g}&Policy={$Policy}&Signature={$Signature}&Key-Pair-Id={$Key-Pair-Id}&Hash-Algorithm={$Hash-Algorithm}"',
        `#EXT-X-KEY:METHOD=AES-128,URI="/api/contents/${contentId}/keys/1",IV=0x${ivOf(7)}`,
        '#EXT-X-PROGRAM-DATE-TIME:2025-10-09T08:53:27.000Z',
        '#EXTINF:1.000,',
        '7.m4s?g={$g}&Policy={$Policy}&Signature={$Signature}&Key-Pair-Id={$Key-Pair-Id}&Hash-Algorithm={$Hash-Algorithm}',
        `#EXT-X-KEY:METHOD=AES-128,URI="/api/contents/${contentId}/keys/1",IV=0x${ivOf(8)}`,
        '#EXTINF:1.000,',
        '8.m4s?g={$g}&Policy={$Policy}&Signature={$Signature}&Key-Pair-Id={$Key-Pair-Id}&Hash-Algorithm={$Hash-Algorithm}',
        '',
      ].join('\n'),
    )
  })

  it('gives each URI but the key the viewer query', () => {
    const lines = live([segment(1), segment(2, { epoch: 2 })])
    const uris = lines.filter((line) => line !== '' && (!line.startsWith('#') || line.startsWith('#EXT-X-MAP')))
    expect(uris).toHaveLength(4)
    for (const uri of uris) expect(uri).toContain('?g={$g}&Policy={$Policy}&')
  })

  it('repeats the init segment, under its own key line, when the epoch changes', () => {
    const lines = live([segment(1), segment(2, { epoch: 2 }), segment(3, { epoch: 2 })])
    expect(count(lines, '#EXT-X-MAP')).toBe(2)
    expect(lines).not.toContain('#EXT-X-DISCONTINUITY')
    const second = lines.findLastIndex((line) => line.startsWith('#EXT-X-MAP'))
    expect(lines[second]).toContain('init-1-2.mp4')
    expect(lines[second - 1]).toBe(`#EXT-X-KEY:METHOD=AES-128,URI="/api/contents/${contentId}/keys/2",IV=0x${init(1, 2).iv}`)
    expect(lines[second + 1]).toContain(`IV=0x${ivOf(2)}`)
  })

  it('marks a new run as a discontinuity with its own time', () => {
    const lines = live([segment(1), segment(2, { run: 2, epoch: 2, discontinuity: true })])
    expect(lines.filter((line) => line === '#EXT-X-DISCONTINUITY')).toHaveLength(1)
    expect(count(lines, '#EXT-X-PROGRAM-DATE-TIME')).toBe(2)
    const at = lines.indexOf('#EXT-X-DISCONTINUITY')
    expect(lines[at + 2]).toContain('init-2-2.mp4')
  })

  it('marks missing media within a run, without another init segment', () => {
    const lines = live([segment(1), segment(2, { discontinuity: true })])
    expect(lines.filter((line) => line === '#EXT-X-DISCONTINUITY')).toHaveLength(1)
    expect(count(lines, '#EXT-X-MAP')).toBe(1)
  })

  it('keeps the tag of its first segment, and counts it once that segment has left', () => {
    const rows = [segment(1), segment(2, { run: 2, epoch: 2, discontinuity: true }), segment(3, { run: 2, epoch: 2 })]
    const [one, two, three] = rows as [SegmentRow, SegmentRow, SegmentRow]
    const withTag = live([two, three], { before: one, discontinuitySequence: 0 })
    expect(withTag).toContain('#EXT-X-DISCONTINUITY-SEQUENCE:0')
    expect(withTag).toContain('#EXT-X-DISCONTINUITY')
    const after = live([three], { before: two, discontinuitySequence: discontinuitiesBefore(two, one) })
    expect(after).toContain('#EXT-X-DISCONTINUITY-SEQUENCE:1')
    expect(after).not.toContain('#EXT-X-DISCONTINUITY')
  })

  it('counts runs that this rendition sat out', () => {
    const late = segment(1, { run: 3, epoch: 2 })
    expect(discontinuitySequenceOfFirst(late)).toBe(2)
    const lines = live([segment(4), segment(5, { run: 3, epoch: 2 })])
    expect(lines.filter((line) => line === '#EXT-X-DISCONTINUITY')).toHaveLength(2)
  })

  it('ends when nothing more will come', () => {
    expect(live([segment(1)], { ended: true }).at(-2)).toBe('#EXT-X-ENDLIST')
    expect(live([segment(1)])).not.toContain('#EXT-X-ENDLIST')
  })

  it('is refused where it would lie', () => {
    expect(() => live([])).toThrow(RangeError)
    expect(() => live([segment(1), segment(3)])).toThrow(/missing/)
    expect(() => live([segment(1, { epoch: 9 })])).toThrow(/init-1-9/)
    expect(() => live([segment(1, { iv: '0"\n' })])).toThrow(RangeError)
  })
})

describe('an archive playlist', () => {
  it('holds all segments and ends', () => {
    const lines = writeArchivePlaylist({ contentId, targetDuration: 1, segments: [1, 2, 3].map((number) => segment(number)), inits: [init(1, 1)] }).split('\n')
    expect(lines).toContain('#EXT-X-PLAYLIST-TYPE:VOD')
    expect(lines).not.toContain('#EXT-X-SERVER-CONTROL')
    expect(count(lines, '#EXTINF')).toBe(3)
    expect(lines.at(-2)).toBe('#EXT-X-ENDLIST')
  })

  it('has a target duration of its longest segment, rounded', () => {
    expect(targetDurationOf([segment(1, { durationMs: 1499 })], 1)).toBe(1)
    expect(targetDurationOf([segment(1, { durationMs: 1500 })], 1)).toBe(2)
  })
})

describe('a multivariant playlist', () => {
  const low = { name: 'v1', bandwidth: 800_000, averageBandwidth: 700_000, codecs: 'avc1.42c01e,mp4a.40.2', width: 640, height: 360, frameRate: 30 }
  const high = { name: 'v0', bandwidth: 3_200_000, codecs: 'avc1.64001f,mp4a.40.2', width: 1280, height: 720 }

  it('lists renditions by bandwidth, with the viewer query', () => {
    const lines = writeMultivariant({ renditions: [high, low], kind: 'live' }).split('\n')
    expect(lines.slice(-5)).toEqual([
      '#EXT-X-STREAM-INF:BANDWIDTH=800000,AVERAGE-BANDWIDTH=700000,CODECS="avc1.42c01e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=30.000',
      'v1/live.m3u8?g={$g}&Policy={$Policy}&Signature={$Signature}&Key-Pair-Id={$Key-Pair-Id}&Hash-Algorithm={$Hash-Algorithm}',
      '#EXT-X-STREAM-INF:BANDWIDTH=3200000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720',
      'v0/live.m3u8?g={$g}&Policy={$Policy}&Signature={$Signature}&Key-Pair-Id={$Key-Pair-Id}&Hash-Algorithm={$Hash-Algorithm}',
      '',
    ])
  })

  it('does not depend on the order renditions come in', () => {
    expect(writeMultivariant({ renditions: [high, low], kind: 'archive' })).toBe(writeMultivariant({ renditions: [low, high], kind: 'archive' }))
  })

  it('refuses text that could break out of an attribute', () => {
    expect(() => writeMultivariant({ renditions: [{ ...low, codecs: 'avc1"\n#EXT' }], kind: 'live' })).toThrow(RangeError)
    expect(() => writeMultivariant({ renditions: [{ ...low, name: '../x' }], kind: 'live' })).toThrow(RangeError)
    expect(() => writeMultivariant({ renditions: [], kind: 'live' })).toThrow(RangeError)
  })
})
