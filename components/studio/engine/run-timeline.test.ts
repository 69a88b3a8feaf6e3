import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RunTimeline } from './run-timeline'

describe('run time line', () => {
  it('begins with the first picture, and each second begins with its first picture', () => {
    const line = new RunTimeline()
    const shots = [500.4, 900, 1499, 1501, 1600, 2500].flatMap((placed) => line.shots(placed))
    expect(shots.map((shot) => [shot.timestampUs, shot.startsSecond])).toEqual([
      [400, true],
      [400_000, false],
      [999_000, false],
      [1_001_000, true],
      [1_100_000, false],
      [2_000_000, true],
    ])
    expect(line.beganMs).toBe(500)
  })

  it('seconds without a picture get the last one', () => {
    const line = new RunTimeline()
    line.shots(0)
    line.shots(400)
    expect(line.shots(3200)).toEqual([
      { timestampUs: 1_000_000, startsSecond: true },
      { timestampUs: 2_000_000, startsSecond: true },
      { timestampUs: 3_200_000, startsSecond: true },
    ])
  })

  it('a picture from before the last one is left out', () => {
    const line = new RunTimeline()
    line.shots(0)
    line.shots(800)
    expect(line.shots(700)).toEqual([])
    expect(line.shots(800.5)).toEqual([])
    expect(line.emptyMs(900)).toBe(100)
  })

  it('whatever comes: time goes forward, and no second is left out', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { minLength: 1, maxLength: 200 }), (places) => {
        const line = new RunTimeline()
        const shots = places.flatMap((placed) => line.shots(placed))
        const seconds = shots.filter((shot) => shot.startsSecond).map((shot) => Math.floor(shot.timestampUs / 1_000_000))
        expect(seconds).toEqual(seconds.map((_, index) => index))
        for (const [index, shot] of shots.entries()) {
          if (index > 0) expect(shot.timestampUs).toBeGreaterThan(shots[index - 1]?.timestampUs ?? 0)
        }
      }),
    )
  })
})
