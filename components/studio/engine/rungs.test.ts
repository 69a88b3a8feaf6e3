import { describe, expect, it } from 'vitest'
import { bitsPerSecond, ceilingFor, needsNewRun, pixelsPerSecond, rungsFor } from './rungs'

const rungs = rungsFor({ width: 1280, height: 720 })

describe('rungs', () => {
  it('the best rung has two renditions, 720p and 360p', () => {
    expect(rungs[0]?.renditions.map(({ name, width, height }) => [name, width, height])).toEqual([
      ['v0', 1280, 720],
      ['v1', 640, 360],
    ])
  })

  it('each rung is cheaper than the one above, for the line and never dearer for the machine', () => {
    for (let place = 1; place < rungs.length; place += 1) {
      const [above, here] = [rungs[place - 1], rungs[place]]
      if (!above || !here) throw new Error('a rung is missing')
      expect(bitsPerSecond(here)).toBeLessThan(bitsPerSecond(above))
      expect(pixelsPerSecond(here)).toBeLessThanOrEqual(pixelsPerSecond(above))
    }
  })

  it('every rung has v0, so a viewer’s picture goes on', () => {
    for (const rung of rungs) expect(rung.renditions[0]?.name).toBe('v0')
  })

  it('going down, only a change of size needs a new run', () => {
    const places = rungs.slice(1).map((rung, index) => needsNewRun(rungs[index] ?? rung, rung))
    expect(places).toEqual([false, false, true, false, false])
  })

  it('going up, a rendition that comes back needs a new run too', () => {
    const places = rungs.slice(1).map((rung, index) => needsNewRun(rung, rungs[index] ?? rung))
    expect(places).toEqual([true, false, true, false, false])
  })

  it('a camera is never enlarged, and keeps its shape', () => {
    const small = rungsFor({ width: 640, height: 480 })
    expect(small[0]?.renditions.map(({ width, height }) => [width, height])).toEqual([[640, 480]])
    expect(small.at(-1)?.renditions[0]).toMatchObject({ width: 480, height: 360 })
    const upright = rungsFor({ width: 1080, height: 1920 })
    expect(upright[0]?.renditions.map(({ width, height }) => [width, height])).toEqual([
      [720, 1280],
      [360, 640],
    ])
  })

  it('sizes are even, as H.264 4:2:0 wants them', () => {
    for (const rung of rungsFor({ width: 1023, height: 767 })) {
      for (const { width, height } of rung.renditions) expect([width % 2, height % 2]).toEqual([0, 0])
    }
  })

  it('a small camera has a ladder too, each rung cheaper than the one above', () => {
    const small = rungsFor({ width: 640, height: 360 })
    const bits = small.map(bitsPerSecond)
    expect(bits).toEqual([...bits].sort((a, b) => b - a))
    expect(bits.length).toBeGreaterThan(2)
    expect(bits[0]).toBeLessThan(1_000_000)
  })

  it.each([
    ['auto', 0],
    ['two', 0],
    ['large', 1],
    ['small', 3],
  ] as const)('the wish "%s" allows rung %d and below', (quality, place) => {
    expect(ceilingFor(quality, rungs)).toBe(place)
  })
})
