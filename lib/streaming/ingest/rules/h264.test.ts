import { describe, expect, it } from 'vitest'
import { readFirstPicture } from './h264'
import { MediaRefused } from './refused'

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const start = bytes('00000001')
const picture = (set: string, slice = '65888000') => Buffer.concat([start, bytes('09f0'), start, bytes(set), start, bytes('68ebe3cb22c0'), bytes('000001'), bytes(slice)])

describe('a parameter set', () => {
  it('of real encoders says the size and the codec', () => {
    // x264 at 640×360 high, 1920×1080 high with cropping, and a constrained baseline of 320×180.
    expect(readFirstPicture(picture('6764001eacd940a02ff9610000030001000003003c0f162d96'))).toEqual({ codec: 'avc1.64001e', width: 640, height: 360 })
    expect(readFirstPicture(picture('67640028acd940780227e5c0440000030004000003 00f03c60c658'))).toEqual({ codec: 'avc1.640028', width: 1920, height: 1080 })
    expect(readFirstPicture(picture('6742c00dd901419fe78f8a0000030002000003 00641e2c5c9000'))).toMatchObject({ codec: 'avc1.42c00d' })
  })

  it('that is cut off, or says what cannot be, is refused', () => {
    for (const set of ['67', '6764001e', '6764001e00000000000000', '6764001effffffffffffffff']) {
      expect(() => readFirstPicture(picture(set))).toThrow(MediaRefused)
    }
  })

  it('must be there, before a keyframe', () => {
    expect(() => readFirstPicture(Buffer.concat([start, bytes('65888000')]))).toThrow('parameter sets')
    expect(() => readFirstPicture(picture('6764001eacd940a02ff9610000030001000003003c0f162d96', '419a2000'))).toThrow('keyframe')
    expect(() => readFirstPicture(Buffer.alloc(0))).toThrow('no H.264 picture')
  })

  it('may have some messages before it, and no endless row of them', () => {
    const set = '6764001eacd940a02ff9610000030001000003003c0f162d96'
    const messages = (count: number) => Buffer.alloc(count * 5, bytes('0000010680'))
    expect(readFirstPicture(Buffer.concat([messages(90), picture(set)]))).toMatchObject({ width: 640 })
    expect(() => readFirstPicture(Buffer.concat([messages(100), picture(set)]))).toThrow('more than 100 units')
  })
})
