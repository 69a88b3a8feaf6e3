import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyOf, floodedWith, packetsOf, pids, without, withStreamType } from './fixtures/made-packets'
import { inspectTransportStream } from './inspect-transport-stream'
import { MediaRefused } from './refused'

const real = [0, 1, 2].map((number) => readFileSync(new URL(`./fixtures/encoder-segment-${number}.mpegts`, import.meta.url)))
const [segment = Buffer.alloc(0)] = real

const refusal = (bytes: Uint8Array): string => {
  try {
    inspectTransportStream(bytes)
  } catch (error) {
    if (error instanceof MediaRefused) return `${error.code}: ${error.detail}`
    throw error
  }
  return 'taken'
}

const changed = (change: (bytes: Buffer) => void) => {
  const copy = copyOf(segment)
  change(copy)
  return refusal(copy)
}

const firstOf = (pid: number) => packetsOf(segment, pid)[0] ?? 0
const lastOf = (pid: number) => packetsOf(segment, pid).at(-1) ?? 0
/** Offset of a keyframe's unit behind its start code. */
const keyframeAt = () => {
  for (let at = 0; at + 4 < segment.length; at++) if (segment[at] === 0 && segment[at + 1] === 0 && segment[at + 2] === 1 && ((segment[at + 3] ?? 0) & 0x1f) === 5) return at + 3
  throw new Error('the fixture has no keyframe')
}

describe('a segment of MPEG-TS', () => {
  it('of a real encoder is read, exact to the millisecond', () => {
    expect(real.map((bytes) => inspectTransportStream(bytes))).toEqual(
      [1400, 2400, 3400].map((startMs) => ({ durationMs: 1000, startMs, startsWithKeyframe: true, codecs: 'avc1.64000a,mp4a.40.2', width: 96, height: 54 })),
    )
  })

  it('is whole packets', () => {
    expect(refusal(Buffer.alloc(0))).toContain('packet_truncated')
    for (const length of [1, 187, 189, segment.length - 1]) expect(refusal(segment.subarray(0, length))).toContain('packet_truncated')
    expect(changed((bytes) => bytes.writeUInt8(0x46, 188 * 3))).toContain('packet_invalid')
    expect(changed((bytes) => bytes.writeUInt8(0x80 | (bytes[1] ?? 0), 1)), 'one that says it is damaged').toContain('packet_invalid')
    expect(changed((bytes) => bytes.writeUInt8((bytes[firstOf(pids.video) + 3] ?? 0) & 0xcf, firstOf(pids.video) + 3)), 'neither field nor body').toContain('packet_invalid')
  })

  it('lacks no packet, also where whole ones are gone', () => {
    const video = packetsOf(segment, pids.video)
    for (const at of video.slice(1, -1)) expect(refusal(without(segment, at))).toContain('packet_invalid')
    expect(refusal(without(segment, lastOf(pids.audio))), 'the last of the sound').toContain('samples_invalid')
    expect(refusal(without(segment, firstOf(pids.video))), 'the first of the picture').toContain('begins in another segment')
  })

  it('begins with its tables', () => {
    expect(refusal(without(segment, firstOf(0)))).toContain('PAT and PMT')
    expect(refusal(segment.subarray(firstOf(pids.video)))).toContain('PAT and PMT')
    expect(changed((bytes) => bytes.writeUInt8(0x7f, firstOf(pids.map) + 5)), 'another table').toContain('packet_invalid')
  })

  it('is H.264 with AAC, and says what to set where it is not', () => {
    expect(refusal(withStreamType(segment, pids.video, 0x24))).toBe('codec_unsupported: HEVC is not taken: send H.264 with AAC (-c:v libx264 -c:a aac)')
    expect(refusal(withStreamType(segment, pids.audio, 0x81))).toContain('AC-3 is not taken')
    expect(refusal(withStreamType(segment, pids.audio, 0x42))).toContain('stream type 66 is not taken')
    expect(refusal(withStreamType(segment, pids.audio, 0x1b)), 'two pictures and no sound').toContain('track_unsupported')
    expect(refusal(withStreamType(segment, pids.video, 0x0f)), 'two sounds and no picture').toContain('-c:v libx264')
  })

  it('begins with a keyframe and its parameter sets', () => {
    expect(changed((bytes) => bytes.writeUInt8(0x41, keyframeAt()))).toContain('keyframe_missing')
    expect(changed((bytes) => bytes.writeUInt8(0x09, keyframeAt()))).toContain('samples_invalid')
  })

  it('is plain', () => {
    expect(changed((bytes) => bytes.writeUInt8((bytes[firstOf(pids.audio) + 3] ?? 0) | 0x80, firstOf(pids.audio) + 3))).toContain('media_encrypted')
  })

  it('is no fragmented MP4 and no page', () => {
    for (const text of ['<html>', 'G'.repeat(188), 'G'.repeat(188 * 4)]) expect(refusal(Buffer.from(text))).not.toBe('taken')
    expect(refusal(readFileSync(new URL('./fixtures/encoder-segment.m4s', import.meta.url)))).toContain('packet_')
  })

  it('cut off between two packets is refused, or is no longer than it was: a cut body is seen by who reads it', () => {
    for (let length = 188; length < segment.length; length += 188) {
      const part = segment.subarray(0, length)
      const outcome = refusal(part)
      if (outcome === 'taken') expect(inspectTransportStream(part).durationMs).toBeLessThanOrEqual(1000)
    }
  })

  it('never fails in another way, and never for long, whatever is pushed', () => {
    const at = fc.nat(segment.length - 1)
    fc.assert(
      fc.property(fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 12 }), (damage) => {
        const bytes = copyOf(segment)
        for (const [place, value] of damage) bytes[place] = value
        expect(typeof refusal(bytes)).toBe('string')
      }),
      { numRuns: 1_000 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 188 * 4 }), (noise) => {
        for (let place = 0; place < noise.length; place += 188) noise[place] = 0x47
        expect(typeof refusal(noise)).toBe('string')
      }),
      { numRuns: 500 },
    )
    expect(refusal(Buffer.alloc(16 * 1024 * 1024))).toContain('packet_')
  })

  it('is not looked through for its picture without end', () => {
    // A multiple of 16: the packets behind it go on counting where those before it stopped.
    const packets = 16 * 5_500
    expect(refusal(floodedWith(segment, Buffer.from([0, 0, 1, 9]), packets))).toBe('samples_invalid: more than 100 units stand before the first picture')
    expect(refusal(floodedWith(segment, Buffer.from([9]), packets))).toBe('samples_invalid: the video holds no H.264 picture')
  })
})
