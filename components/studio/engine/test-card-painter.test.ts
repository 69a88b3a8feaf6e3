import { describe, expect, it } from 'vitest'
import { clockStrokes, clockText } from './clock-strokes'
import { readTestCardTime, type PictureBuffer } from './test-card-code'
import { TestCardPainter } from './test-card-painter'

/** The picture in grey, as a canvas would give it. */
function greyOf(painter: TestCardPainter): PictureBuffer {
  const { width, height, bytes } = painter
  const data = new Uint8ClampedArray(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel += 1) data.fill(bytes[pixel] ?? 0, pixel * 4, pixel * 4 + 4)
  return { data, width, height }
}

describe('test card', () => {
  it.each([
    [1280, 720],
    [640, 360],
  ])('the time painted at %d × %d can be read back', (width, height) => {
    const painter = new TestCardPainter(width, height)
    for (const time of [1_700_000_000_000, 1_790_123_456_789]) {
      painter.paint(time)
      expect(readTestCardTime(greyOf(painter))).toBe(time)
    }
  })

  it('pictures of different moments differ outside the strip: the card and the clock move', () => {
    const painter = new TestCardPainter(640, 360)
    painter.paint(1_790_000_000_000)
    const before = painter.bytes.slice(0, 640 * 320)
    painter.paint(1_790_000_000_500)
    expect(Buffer.compare(painter.bytes.subarray(0, 640 * 320), before)).not.toBe(0)
  })

  it('nothing of an earlier picture stays', () => {
    const fresh = new TestCardPainter(640, 360)
    const used = new TestCardPainter(640, 360)
    for (let time = 0; time < 4000; time += 333) used.paint(1_790_000_000_000 + time)
    fresh.paint(1_790_000_004_321)
    used.paint(1_790_000_004_321)
    expect(Buffer.compare(used.bytes, fresh.bytes)).toBe(0)
  })
})

describe('clock', () => {
  it('shows hours, minutes, seconds and milliseconds', () => {
    expect(clockText(new Date(2030, 0, 2, 3, 4, 5, 67).getTime())).toBe('03:04:05.067')
  })

  it('an 8 has seven bars and a 1 has two', () => {
    const at = (hour: number) => clockStrokes(new Date(2030, 0, 2, hour, 0, 0, 0).getTime()).filter(({ x }) => x < 5.1).length
    expect(at(18)).toBe(2 + 7)
  })

  it('stays within 36 × 4 units', () => {
    for (const stroke of clockStrokes(1_790_000_000_888)) {
      expect(stroke.x + stroke.width).toBeLessThanOrEqual(36)
      expect(stroke.y + stroke.height).toBeLessThanOrEqual(4)
    }
  })
})
