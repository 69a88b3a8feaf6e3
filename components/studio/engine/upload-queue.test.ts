import { describe, expect, it } from 'vitest'
import { LONGEST_BACKLOG_MS, UploadQueue, retryDelayMs, verdictOf, type QueuedSegment } from './upload-queue'

function segment(number: number, bytes = 10): QueuedSegment {
  return { number, bytes: new Uint8Array(bytes), durationMs: 1000 }
}

describe('answers of the ingest', () => {
  it.each([
    [201, null, 'done'],
    [200, null, 'done'],
    [409, 'run_superseded', 'superseded'],
    [409, 'stream_ended', 'stream_ended'],
    [409, 'stream_busy', 'retry'],
    [409, 'number_went_back', 'give_up'],
    [412, 'init_missing', 'init_first'],
    [422, 'invalid_media', 'give_up'],
    [413, null, 'give_up'],
    [401, null, 'signed_out'],
    [403, null, 'not_allowed'],
    [404, null, 'not_found'],
    [429, null, 'retry'],
    [500, null, 'retry'],
    [503, null, 'retry'],
    [0, null, 'retry'],
  ])('status %d with code %s means %s', (status, code, verdict) => {
    expect(verdictOf(status, code)).toBe(verdict)
  })

  it('waits longer after each failure, and never longer than 5 s', () => {
    const delays = [0, 1, 2, 3, 4, 5, 20].map((attempt) => retryDelayMs(attempt, 0.5))
    expect(delays).toEqual([200, 400, 800, 1600, 3200, 4000, 4000])
    expect(retryDelayMs(20, 1)).toBeLessThanOrEqual(5000)
  })
})

describe('upload queue', () => {
  it('segments leave in the order they were made', () => {
    const queue = new UploadQueue()
    for (const number of [0, 1, 2]) queue.add(segment(number))
    const left: number[] = []
    while (queue.first) {
      left.push(queue.first.number)
      queue.arrived()
    }
    expect(left).toEqual([0, 1, 2])
    expect(queue.gaps).toBe(0)
  })

  it('knows what has not arrived yet', () => {
    const queue = new UploadQueue()
    queue.add(segment(0, 300))
    queue.add(segment(1, 200))
    expect([queue.backlogMs, queue.backlogBytes]).toEqual([2000, 500])
  })

  it('past a minute the oldest waiting segment is given up and counted, never the one under way', () => {
    const queue = new UploadQueue()
    for (let number = 0; number < 63; number += 1) queue.add(segment(number))
    expect(queue.backlogMs).toBe(LONGEST_BACKLOG_MS)
    expect(queue.gaps).toBe(3)
    expect(queue.first?.number).toBe(0)
    queue.arrived()
    expect(queue.first?.number).toBe(4)
  })

  it('a refused segment is a gap', () => {
    const queue = new UploadQueue()
    queue.add(segment(0))
    queue.giveUp()
    expect([queue.length, queue.gaps]).toEqual([0, 1])
  })
})
