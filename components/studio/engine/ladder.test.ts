import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ladder, startingRung, type Reading } from './ladder'
import { bitsPerSecond, rungsFor } from './rungs'

const rungs = rungsFor({ width: 1280, height: 720 })
const CALM: Reading = { queue: 1, dropped: 0, backlogMs: 1000, answering: true }

function feed(ladder: Ladder, reading: Reading, seconds: number) {
  return Array.from({ length: seconds }, () => ladder.observe(reading)).filter((move) => move !== null)
}

describe('ladder, down', () => {
  it('a queue that lasts takes the second rendition away before a picture is lost', () => {
    const ladder = new Ladder(rungs, 0)
    expect(feed(ladder, { ...CALM, queue: 4 }, 3)).toEqual([{ to: 1, reason: 'machine' }])
  })

  it('one busy second changes nothing', () => {
    const ladder = new Ladder(rungs, 0)
    expect(feed(ladder, { ...CALM, queue: 5 }, 1)).toEqual([])
    expect(feed(ladder, CALM, 10)).toEqual([])
  })

  it('a dropped picture counts at once', () => {
    expect(new Ladder(rungs, 0).observe({ ...CALM, dropped: 1 })).toEqual({ to: 1, reason: 'machine' })
  })

  it('a slow machine goes past rungs that only spare the line', () => {
    const ladder = new Ladder(rungs, 1)
    expect(ladder.observe({ ...CALM, queue: 8 })).toEqual({ to: 3, reason: 'machine' })
  })

  it('a slow line goes down one rung at a time', () => {
    const ladder = new Ladder(rungs, 0)
    expect(feed(ladder, { ...CALM, backlogMs: 4000 }, 3)).toEqual([{ to: 1, reason: 'line' }])
  })

  it('while the backlog shrinks there is no further step', () => {
    const ladder = new Ladder(rungs, 0)
    ladder.observe({ ...CALM, backlogMs: 9000 })
    const moves = Array.from({ length: 20 }, (_, second) => ladder.observe({ ...CALM, backlogMs: 9000 - second * 300 }))
    expect(moves.filter((move) => move !== null)).toEqual([])
  })

  it('a line that carries nothing is down to a fifth of the bits before 20 s wait', () => {
    const ladder = new Ladder(rungs, 0)
    for (let seconds = 1; seconds <= 20; seconds += 1) ladder.observe({ ...CALM, backlogMs: seconds * 1000 })
    const [best, now] = [rungs[0], rungs[ladder.current]]
    expect(now && best && bitsPerSecond(now) * 5).toBeLessThan(best ? bitsPerSecond(best) : 0)
  })

  it('while nothing answers, no step is made that needs a new run', () => {
    const ladder = new Ladder(rungs, 0)
    for (let seconds = 1; seconds <= 60; seconds += 1) {
      ladder.observe({ ...CALM, backlogMs: seconds * 1000, answering: false })
    }
    expect(ladder.current).toBe(2)
  })

  it('on the last rung nothing more happens', () => {
    const ladder = new Ladder(rungs, rungs.length - 1)
    expect(feed(ladder, { queue: 10, dropped: 5, backlogMs: 50_000, answering: true }, 60)).toEqual([])
  })
})

describe('ladder, up', () => {
  it('half a minute of calm gives one rung', () => {
    const ladder = new Ladder(rungs, 2)
    expect(feed(ladder, CALM, 29)).toEqual([])
    expect(ladder.observe(CALM)).toEqual({ to: 1, reason: 'calm' })
  })

  it('a step that needs a new run waits four times as long', () => {
    const ladder = new Ladder(rungs, 3)
    expect(feed(ladder, CALM, 119)).toEqual([])
    expect(ladder.observe(CALM)).toEqual({ to: 2, reason: 'calm' })
  })

  it('after a step up that failed, the next one waits twice as long', () => {
    const ladder = new Ladder(rungs, 2)
    expect(feed(ladder, CALM, 30)).toEqual([{ to: 1, reason: 'calm' }])
    expect(feed(ladder, { ...CALM, backlogMs: 9000 }, 4)).toEqual([{ to: 2, reason: 'line' }])
    expect(feed(ladder, CALM, 59)).toEqual([])
    expect(feed(ladder, CALM, 1)).toEqual([{ to: 1, reason: 'calm' }])
  })
})

describe('ladder, held back', () => {
  it('never climbs above what the artist asked for', () => {
    const ladder = new Ladder(rungs, 4, 3)
    expect(feed(ladder, CALM, 1000)).toEqual([{ to: 3, reason: 'calm' }])
  })
})

describe('ladder, whatever comes', () => {
  it('stays on the ladder and never goes up under load', () => {
    const reading = fc.record({
      queue: fc.integer({ min: 0, max: 12 }),
      dropped: fc.integer({ min: 0, max: 3 }),
      backlogMs: fc.integer({ min: 0, max: 60_000 }),
      answering: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 300 }), fc.nat(rungs.length - 1), (readings, start) => {
        const ladder = new Ladder(rungs, start)
        for (const each of readings) {
          const before = ladder.current
          const move = ladder.observe(each)
          expect(rungs[ladder.current]).toBeDefined()
          if (move && each.dropped > 0) expect(move.to).toBeGreaterThan(before)
        }
      }),
    )
  })
})

describe('the rung to begin with', () => {
  it.each([
    [200, 0],
    [80, 0],
    [60, 1],
    [30, 3],
    [5, 5],
  ])('a machine that encodes %d large pictures a second begins at rung %d', (speed, rung) => {
    expect(startingRung(rungs, speed * 1280 * 720)).toBe(rung)
  })

  it('is never better than what the artist asked for', () => {
    expect(startingRung(rungs, 1e9, 3)).toBe(3)
  })
})
