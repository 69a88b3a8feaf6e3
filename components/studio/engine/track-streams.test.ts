import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readEach } from './track-streams'

let deeds: string[]
let give: (name: string) => Promise<void>
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  deeds = []
  let controller: ReadableStreamDefaultController<{ close: () => void }>
  const stream = new ReadableStream<{ close: () => void }>({ start: (made) => void (controller = made) }, { highWaterMark: 0 })
  give = async (name) => {
    controller.enqueue({ close: () => deeds.push(`closed ${name}`) })
    await vi.advanceTimersByTimeAsync(0)
  }
  const own = { stop: () => deeds.push('stopped') }
  stop = readEach(stream, own, (item) => item.close())
})

afterEach(() => {
  vi.useRealTimers()
})

test('the last item is closed, and only then the track is stopped', async () => {
  await give('first')
  stop()
  expect(deeds).toEqual(['closed first'])
  await give('last')
  expect(deeds).toEqual(['closed first', 'closed last', 'stopped'])
})

test('a camera that gives nothing any more is stopped after a second, once', async () => {
  stop()
  await vi.advanceTimersByTimeAsync(900)
  expect(deeds).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(deeds).toEqual(['stopped'])
})

test('a page that was held up takes what has come meanwhile before it gives the camera up', async () => {
  stop()
  // However late it is, only the timer that was due runs before the item.
  vi.advanceTimersToNextTimer()
  await give('late')
  expect(deeds).toEqual(['closed late', 'stopped'])
})
