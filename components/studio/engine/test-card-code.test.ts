import { describe, expect, it } from 'vitest'
import { readTestCardTime, testCardCells, writeTestCardTime, type PictureBuffer } from './test-card-code'

function picture(width: number, height: number): PictureBuffer {
  return { data: new Uint8ClampedArray(width * height * 4).fill(90), width, height }
}

describe('test card code', () => {
  it.each([
    [640, 360],
    [1280, 720],
    [426, 240],
    [320, 180],
  ])('a time written at %d × %d is read back', (width, height) => {
    const card = picture(width, height)
    for (const time of [1, 1_700_000_000_123, 1_893_456_789_999, 2 ** 42 - 1]) {
      writeTestCardTime(card, time)
      expect(readTestCardTime(card)).toBe(time)
    }
  })

  it('a dim and noisy picture is still read', () => {
    const card = picture(640, 360)
    writeTestCardTime(card, 1_790_000_000_777)
    for (let i = 0; i < card.data.length; i += 1) {
      card.data[i] = 40 + (card.data[i] ?? 0) * 0.6 + (((i * 7919) % 41) - 20)
    }
    expect(readTestCardTime(card)).toBe(1_790_000_000_777)
  })

  it('a picture without a strip gives null', () => {
    expect(readTestCardTime(picture(640, 360))).toBeNull()
  })

  it('any single wrong cell is noticed', () => {
    const time = 1_790_000_000_777
    const cells = testCardCells(time)
    for (let wrong = 2; wrong < cells.length; wrong += 1) {
      const card = picture(480, 270)
      writeTestCardTime(card, time)
      const white = cells[wrong] !== true
      for (let y = 240; y < 270; y += 1) {
        for (let x = wrong * 10; x < wrong * 10 + 10; x += 1) card.data.fill(white ? 255 : 0, (y * 480 + x) * 4, (y * 480 + x) * 4 + 3)
      }
      expect(readTestCardTime(card)).toBeNull()
    }
  })

  it('the reader works from its source text alone, as a browser test sends it', () => {
    const card = picture(640, 360)
    writeTestCardTime(card, 1_790_000_000_042)
    const reader = new Function(`return (${readTestCardTime.toString()})`)() as typeof readTestCardTime
    expect(reader(card)).toBe(1_790_000_000_042)
  })
})
