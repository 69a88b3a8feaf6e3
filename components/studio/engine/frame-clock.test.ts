import { describe, expect, it } from 'vitest'
import { FrameClock } from './frame-clock'

describe('frame clock', () => {
  it('frames keep the camera’s even spacing although they arrive unevenly', () => {
    const clock = new FrameClock(1000)
    const jitter = [0, 12, 3, 25, 8]
    const placed = jitter.map((late, index) => clock.place(70_000 + index * 40, 1000 + index * 40 + late))
    expect(placed).toEqual([0, 40, 80, 120, 160])
  })

  it('a camera with another clock goes on where the last one stopped', () => {
    const clock = new FrameClock(0)
    expect(clock.place(5000, 0)).toBe(0)
    expect(clock.place(5033, 33)).toBe(33)
    clock.changeSource()
    expect(clock.place(99, 200)).toBe(200)
    expect(clock.place(132, 233)).toBe(233)
  })

  it('after the machine slept, time goes on at the right place', () => {
    const clock = new FrameClock(0)
    clock.place(0, 0)
    expect(clock.place(33, 60_033)).toBe(60_033)
  })

  it('time never goes back', () => {
    const clock = new FrameClock(0)
    expect(clock.place(100, 100)).toBe(100)
    expect(clock.place(90, 105)).toBeNull()
    expect(clock.place(100.5, 106)).toBeNull()
  })

  it('a frame from before the run is not used', () => {
    const clock = new FrameClock(500)
    expect(clock.place(10, 490)).toBeNull()
  })
})
