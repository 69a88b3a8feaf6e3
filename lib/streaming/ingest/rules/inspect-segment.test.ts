import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { box, fragment, fullBox, initSegment, mediaSegment, track, trackDefaults, trackFragment, uint32, uint64 } from './fixtures/made-media'
import { inspectInit } from './inspect-init'
import { inspectSegment } from './inspect-segment'
import { MediaRefused } from './refused'

const init = inspectInit(initSegment())
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

const refusal = (bytes: Uint8Array, facts = init) => {
  try {
    inspectSegment(bytes, facts)
  } catch (error) {
    if (error instanceof MediaRefused) return error.code
    throw error
  }
  return 'taken'
}

describe('a media segment', () => {
  it('of a real encoder is read, exact to the millisecond', () => {
    expect(inspectSegment(fixture('encoder-segment.m4s'), inspectInit(fixture('encoder-init.mp4')))).toEqual({ durationMs: 1001, startMs: 1001, startsWithKeyframe: true })
  })

  it('has the length of its video, rounded once', () => {
    expect(inspectSegment(mediaSegment({ start: 30_030n, durations: Array.from({ length: 30 }, () => 1001), sampleSize: 2 }), init)).toEqual({ durationMs: 1001, startMs: 1001, startsWithKeyframe: true })
    const third = inspectInit(initSegment({ tracks: [track({ id: 1, timescale: 3 })], defaults: [trackDefaults(1)] }))
    expect(inspectSegment(mediaSegment({ durations: [1, 1, 1] }), third).durationMs).toBe(1000)
  })

  it('may be several fragments, with sound and side information between them', () => {
    const aside = fullBox('prft', 1, 0, uint32(1, 0, 0, 0, 0))
    const sound = trackFragment({ id: 2, durations: [1024] })
    const bytes = Buffer.concat([aside, fragment(trackFragment({ durations: [15_000] }), sound), aside, fragment(trackFragment({ start: 15_000n, durations: [15_000], firstFlags: 0x10000 }))])
    expect(inspectSegment(bytes, init)).toEqual({ durationMs: 1000, startMs: 0, startsWithKeyframe: true })
  })

  it('takes what a fragment leaves out from its header, and then from the init segment', () => {
    const run = fullBox('trun', 0, 0, uint32(30))
    const bare = fragment(box('traf', fullBox('tfhd', 0, 0, uint32(1)), fullBox('tfdt', 0, 0, uint32(0)), run))
    const defaults = inspectInit(initSegment({ defaults: [trackDefaults(1, 1001, 0x10000), trackDefaults(2)] }))
    expect(inspectSegment(bare, defaults)).toEqual({ durationMs: 1001, startMs: 0, startsWithKeyframe: false })
    const own = fragment(box('traf', fullBox('tfhd', 0, 0x28, uint32(1, 500, 0)), fullBox('tfdt', 0, 0, uint32(0)), run))
    expect(inspectSegment(own, defaults)).toEqual({ durationMs: 500, startMs: 0, startsWithKeyframe: true })
  })

  it('may count its time from 1970 in fine units', () => {
    const fine = inspectInit(initSegment({ tracks: [track({ id: 1, timescale: 1_000_000 })], defaults: [trackDefaults(1)] }))
    expect(inspectSegment(mediaSegment({ start: 1_760_000_000_123_456n }), fine).startMs).toBe(1_760_000_000_123)
  })

  it('says when a player could not begin with it', () => {
    expect(inspectSegment(mediaSegment({ firstFlags: 0x01010000 }), init).startsWithKeyframe).toBe(false)
  })

  it('is refused without video, or with a track nobody announced', () => {
    expect(refusal(mediaSegment({ id: 2 }))).toBe('samples_invalid')
    expect(refusal(mediaSegment({ id: 3 }))).toBe('track_unknown')
    expect(refusal(mediaSegment({ durations: [] }))).toBe('samples_invalid')
  })

  it('is refused when time stands still or runs backwards', () => {
    expect(refusal(mediaSegment({ durations: [0, 0] }))).toBe('timing_invalid')
    const back = Buffer.concat([fragment(trackFragment({ start: 5000n })), fragment(trackFragment({ start: 0n }))])
    expect(refusal(back)).toBe('timing_invalid')
  })

  it('is refused when samples do not fit', () => {
    expect(refusal(mediaSegment({ sampleSize: 33 }))).toBe('samples_invalid')
    const short = fragment(box('traf', fullBox('tfhd', 0, 0, uint32(1)), fullBox('tfdt', 0, 0, uint32(0)), fullBox('trun', 0, 0x300, uint32(2, 1, 1))))
    expect(refusal(short)).toBe('samples_invalid')
    const endless = fragment(box('traf', fullBox('tfhd', 0, 0x08, uint32(1, 1)), fullBox('tfdt', 0, 0, uint32(0)), fullBox('trun', 0, 0, uint32(0xffffffff))))
    expect(refusal(endless)).toBe('samples_invalid')
  })

  it('is refused with boxes that do not belong', () => {
    const good = mediaSegment()
    expect(refusal(Buffer.concat([initSegment(), good]))).toBe('box_unexpected')
    expect(refusal(Buffer.concat([good, box('mfra', [])]))).toBe('box_unexpected')
    expect(refusal(box('moof', fullBox('mfhd', 0, 0, uint32(1)), trackFragment()))).toBe('box_missing')
    expect(refusal(box('mdat', Buffer.alloc(8)))).toBe('box_unexpected')
    expect(refusal(fragment(trackFragment(), trackFragment()))).toBe('box_unexpected')
    expect(refusal(Buffer.alloc(0))).toBe('box_missing')
  })

  it('is refused cut off at any byte', () => {
    const whole = mediaSegment()
    for (let length = 0; length < whole.length; length++) expect(refusal(whole.subarray(0, length))).not.toBe('taken')
  })

  it('never fails in another way, whatever is pushed', () => {
    const real = fixture('encoder-segment.m4s')
    const facts = inspectInit(fixture('encoder-init.mp4'))
    fc.assert(
      fc.property(fc.nat(400), fc.uint8Array({ minLength: 1, maxLength: 8 }), (at, bytes) => {
        const damaged = Buffer.from(real)
        damaged.set(bytes, at)
        expect(typeof refusal(damaged, facts)).toBe('string')
      }),
      { numRuns: 500 },
    )
  })
})

describe('boxes', () => {
  it('may have 64-bit sizes, within their container', () => {
    const large = (size: bigint) => Buffer.concat([uint32(1), Buffer.from('free'), uint64(size), Buffer.alloc(8), mediaSegment().subarray(16)])
    expect(refusal(large(24n))).toBe('taken')
    expect(refusal(large(8n))).toBe('box_invalid')
    expect(refusal(large(1n << 60n))).toBe('box_invalid')
    expect(refusal(large(1n << 40n))).toBe('box_truncated')
  })

  it('may not be without number', () => {
    const empty = box('free')
    expect(refusal(Buffer.concat([...Array.from({ length: 900 }, () => empty), mediaSegment().subarray(16)]))).toBe('taken')
    expect(refusal(Buffer.concat(Array.from({ length: 1001 }, () => empty)))).toBe('box_invalid')
  })

  it('may not reach "to the end"', () => {
    expect(refusal(Buffer.concat([mediaSegment(), uint32(0), Buffer.from('mdat')]))).toBe('box_invalid')
  })
})
