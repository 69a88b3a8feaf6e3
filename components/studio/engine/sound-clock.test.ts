import { describe, expect, it } from 'vitest'
import { SoundClock } from './sound-clock'

/** The n-th chunk of 10 ms, arriving when it is complete and a little late. */
function chunk(number: number, lateMs = 0) {
  return { samples: 480, captureMs: number * 10, arrivedMs: (number + 1) * 10 + lateMs }
}

const jitter = (number: number) => (number * 7919) % 13

/** Feeds a sound card whose clock is off. Returns the final distance from the page's clock in ms. */
function distanceAfter(seconds: number, wrongBy: number): number {
  const clock = new SoundClock(0)
  let arrivedMs = 0
  for (let number = 0; number < seconds * 100; number += 1) {
    arrivedMs = (number + 1) * 10 * (1 + wrongBy)
    clock.place({ samples: 480, captureMs: number * 10, arrivedMs: arrivedMs + jitter(number) })
  }
  return clock.behindMs(arrivedMs)
}

describe('sound clock', () => {
  it('samples are counted: no gaps and no overlaps', () => {
    const clock = new SoundClock(0)
    let next = 0
    for (let number = 0; number < 500; number += 1) {
      const placed = clock.place(chunk(number, jitter(number)))
      if (number > 0) expect(placed?.firstSample).toBe(next)
      next = (placed?.firstSample ?? 0) + 480 + (placed?.stretch ?? 0)
    }
  })

  it.each([0.00005, -0.00005, 0.0005])('a sound card wrong by %d stays in step for an hour', (wrongBy) => {
    expect(Math.abs(distanceAfter(3600, wrongBy))).toBeLessThan(40)
  })

  it('sound that was lost becomes silence of the same length', () => {
    const clock = new SoundClock(0)
    for (let number = 0; number < 200; number += 1) clock.place(chunk(number))
    expect(clock.place(chunk(500))?.silenceBefore).toBe(3000 * 48)
  })

  it('sound that comes late but whole is not padded and not lost', () => {
    const clock = new SoundClock(0)
    for (let number = 0; number < 200; number += 1) clock.place(chunk(number))
    for (let number = 200; number < 500; number += 1) {
      const placed = clock.place({ ...chunk(number), arrivedMs: 5000 })
      expect(placed).toEqual({ firstSample: number * 480, silenceBefore: 0, stretch: 0 })
    }
    for (let number = 500; number < 900; number += 1) expect(clock.place(chunk(number))?.stretch).toBe(0)
  })

  it('sound whose time was already filled with silence is left out, and then goes on where time is', () => {
    const clock = new SoundClock(0)
    for (let number = 0; number < 100; number += 1) clock.place(chunk(number))
    expect(clock.placeSilence(48_000)).toBe(48_000)
    expect(clock.place(chunk(101))).toBeNull()
    expect(clock.place(chunk(250))).toEqual({ firstSample: 96_000, silenceBefore: 24_000, stretch: 0 })
    expect(clock.place(chunk(251))).toEqual({ firstSample: 120_480, silenceBefore: 0, stretch: 0 })
  })

  it('says how far behind it is', () => {
    const clock = new SoundClock(100)
    expect(clock.behindMs(350)).toBe(250)
    clock.place({ samples: 480, captureMs: 0, arrivedMs: 110 })
    expect(clock.behindMs(350)).toBe(240)
  })
})
