import { describe, expect, it } from 'vitest'
import { SoundClock } from './sound-clock'

/** Feeds 10 ms chunks from a sound card whose clock is off, arriving with jitter. Returns the final distance in ms. */
function distanceAfter(seconds: number, wrongBy: number): number {
  const clock = new SoundClock(0)
  let arrived = 0
  for (let chunk = 1; chunk <= seconds * 100; chunk += 1) {
    arrived = chunk * 10 * (1 + wrongBy)
    clock.place(480, arrived + ((chunk * 7919) % 13))
  }
  return clock.behindMs(arrived)
}

describe('sound clock', () => {
  it('samples are counted: no gaps and no overlaps', () => {
    const clock = new SoundClock(0)
    let next = 0
    for (let chunk = 1; chunk <= 500; chunk += 1) {
      const placed = clock.place(480, chunk * 10 + ((chunk * 7919) % 30))
      if (chunk > 1) expect(placed?.firstSample).toBe(next)
      next = (placed?.firstSample ?? 0) + 480 + (placed?.stretch ?? 0)
    }
  })

  it.each([0.00005, -0.00005, 0.0005])('a sound card wrong by %d stays in step for an hour', (wrongBy) => {
    expect(Math.abs(distanceAfter(3600, wrongBy))).toBeLessThan(40)
  })

  it('a long hole becomes silence of the same length', () => {
    const clock = new SoundClock(0)
    for (let chunk = 1; chunk <= 200; chunk += 1) clock.place(480, chunk * 10)
    const placed = clock.place(480, 2010 + 5000)
    expect(placed?.silenceBefore).toBe(5000 * 48)
  })

  it('sound whose time was already filled with silence is left out', () => {
    const clock = new SoundClock(0)
    for (let chunk = 1; chunk <= 100; chunk += 1) clock.place(480, chunk * 10)
    expect(clock.placeSilence(48_000)).toBe(48_000)
    expect(clock.place(480, 1010)).toBeNull()
    expect(clock.place(480, 2010)?.firstSample).toBe(96_000)
  })

  it('says how far behind it is', () => {
    const clock = new SoundClock(100)
    expect(clock.behindMs(350)).toBe(250)
    clock.place(480, 110)
    expect(clock.behindMs(350)).toBe(240)
  })
})
