import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { box, fullBox, initSegment, mp4a, opus, sound, track, trackDefaults, uint32 } from './fixtures/made-media'
import { inspectInit } from './inspect-init'
import { MediaRefused } from './refused'

const refusal = (bytes: Uint8Array) => {
  try {
    inspectInit(bytes)
  } catch (error) {
    if (error instanceof MediaRefused) return error.code
    throw error
  }
  return 'taken'
}

describe('an init segment', () => {
  it('of a real encoder is read', () => {
    expect(inspectInit(readFileSync(new URL('./fixtures/encoder-init.mp4', import.meta.url)))).toEqual({
      codecs: 'avc1.42c00a,mp4a.40.2',
      width: 64,
      height: 36,
      tracks: [
        { id: 1, kind: 'video', codec: 'avc1.42c00a', timescale: 30_000, defaultSampleDuration: 0, defaultSampleFlags: 0 },
        { id: 2, kind: 'audio', codec: 'mp4a.40.2', timescale: 48_000, defaultSampleDuration: 0, defaultSampleFlags: 0 },
      ],
    })
  })

  it('gives codecs with the video first, and the defaults of its fragments', () => {
    const facts = inspectInit(initSegment({ tracks: [sound(), track({ id: 1 })], defaults: [trackDefaults(2, 1024), trackDefaults(1, 1001, 0x10000)] }))
    expect(facts).toMatchObject({ codecs: 'avc1.64001f,mp4a.40.2', width: 1280, height: 720 })
    expect(facts.tracks).toMatchObject([{ id: 2, kind: 'audio', defaultSampleDuration: 1024 }, { id: 1, kind: 'video', defaultSampleFlags: 0x10000 }])
  })

  it('may have Opus, HE-AAC or no sound', () => {
    expect(inspectInit(initSegment({ tracks: [track({ id: 1 }), sound(opus())] })).codecs).toBe('avc1.64001f,opus')
    expect(inspectInit(initSegment({ tracks: [track({ id: 1 }), sound(mp4a([0x2b, 0x11]))] })).codecs).toBe('avc1.64001f,mp4a.40.5')
    expect(inspectInit(initSegment({ tracks: [track({ id: 1 }), sound(mp4a([0xf9, 0x40]))] })).codecs).toBe('avc1.64001f,mp4a.40.42')
    expect(inspectInit(initSegment({ tracks: [track({ id: 1 })] })).codecs).toBe('avc1.64001f')
  })

  it('is refused in another codec', () => {
    const entry = (type: string) => box(type, Buffer.alloc(78))
    expect(refusal(initSegment({ tracks: [track({ id: 1, entry: entry('hvc1') })] }))).toBe('codec_unsupported')
    expect(refusal(initSegment({ tracks: [track({ id: 1 }), sound(mp4a([0x11, 0x90], 0x6b))] }))).toBe('codec_unsupported')
    expect(refusal(initSegment({ tracks: [track({ id: 1, entry: Buffer.concat([entry('avc1'), entry('avc1')]) })] }))).toBe('codec_unsupported')
  })

  it('is refused when it is encrypted by somebody else', () => {
    expect(refusal(initSegment({ tracks: [track({ id: 1, entry: box('encv', Buffer.alloc(78)) })] }))).toBe('media_encrypted')
    expect(refusal(initSegment({ extra: [fullBox('pssh', 0, 0, uint32(0))] }))).toBe('media_encrypted')
  })

  it('is refused without video, with two videos, or with subtitles', () => {
    expect(refusal(initSegment({ tracks: [sound()] }))).toBe('track_unsupported')
    expect(refusal(initSegment({ tracks: [track({ id: 1 }), track({ id: 2 })] }))).toBe('track_unsupported')
    expect(refusal(initSegment({ tracks: [track({ id: 1, handler: 'subt' })] }))).toBe('track_unsupported')
    expect(refusal(initSegment({ tracks: [track({ id: 1 }), track({ id: 1 })] }))).toBe('track_unsupported')
  })

  it('is refused when it is a whole film, or points to one elsewhere', () => {
    expect(refusal(initSegment({ defaults: [trackDefaults(2)] }))).toBe('box_missing')
    expect(refusal(Buffer.concat([initSegment(), box('mdat', Buffer.alloc(8))]))).toBe('box_unexpected')
    expect(refusal(initSegment({ tracks: [track({ id: 1, dataReferenceFlags: 0 })] }))).toBe('box_unexpected')
  })

  it('is refused when it is something else', () => {
    expect(refusal(Buffer.alloc(0))).toBe('container_unsupported')
    expect(refusal(Buffer.from('<!doctype html><html></html>'))).toBe('box_truncated')
    expect(refusal(Buffer.concat([initSegment(), initSegment()]))).toBe('box_unexpected')
    const transport = Buffer.alloc(188 * 4)
    transport[0] = 0x47
    expect(refusal(transport)).toBe('box_invalid')
  })

  it('is refused when it is large, however well it is made', () => {
    const whole = initSegment()
    const filled = (length: number) => Buffer.concat([whole, box('free', Buffer.alloc(length - whole.length - 8))])
    expect(refusal(filled(64 * 1024))).toBe('taken')
    expect(refusal(filled(64 * 1024 + 1))).toBe('init_too_large')
  })

  it('is refused cut off at any byte', () => {
    const whole = initSegment()
    for (let length = 0; length < whole.length; length++) expect(refusal(whole.subarray(0, length))).not.toBe('taken')
  })
})
