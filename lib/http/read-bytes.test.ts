import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Problem } from '@/lib/platform/problem'
import { letGoBy, readBytes } from './read-bytes'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A body that comes piece by piece, so many ms apart; `torn` breaks off instead of ending. */
function bodyOf(pieces: readonly number[], everyMs: number, { torn = false, announced = null as number | null } = {}): Request {
  const left = [...pieces]
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const size = left.shift()
      if (size !== undefined) await new Promise((resolve) => setTimeout(resolve, everyMs))
      if (size !== undefined) controller.enqueue(new Uint8Array(size))
      else if (torn) controller.error(new Error('aborted'))
      else controller.close()
    },
  })
  const headers = announced === null ? undefined : { 'content-length': String(announced) }
  // Node wants `duplex` for a streamed body, which the types do not know.
  return new Request('http://localhost/', { method: 'PUT', body, headers, duplex: 'half' } as RequestInit)
}

async function outcome(request: Request, maxBytes = 1_000_000): Promise<string> {
  const read = readBytes(request, maxBytes).then(
    (bytes) => `${bytes.length} bytes`,
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )
  await vi.advanceTimersByTimeAsync(120_000)
  return read
}

it('reads a body that keeps up, also one that begins late', async () => {
  expect(await outcome(bodyOf([500_000, 400_000], 500))).toBe('900000 bytes')
  expect(await outcome(bodyOf([1_355], 9_000)), 'an init segment of ffmpeg').toBe('1355 bytes')
  expect(await outcome(bodyOf(Array.from({ length: 20 }, () => 10_000), 1_000)), '10 kB/s for 20 s').toBe('200000 bytes')
})

it('gives up on one that trickles, that never begins, or that never ends', async () => {
  expect(await outcome(bodyOf(Array.from({ length: 100 }, () => 10), 250))).toBe('too_slow')
  expect(await outcome(bodyOf([10], 25_000))).toBe('too_slow')
  expect(await outcome(bodyOf(Array.from({ length: 60 }, () => 12_000), 1_000))).toBe('too_slow')
})

it('stops at the cap, and sees one that is cut short', async () => {
  expect(await outcome(bodyOf([600_000, 600_000], 10))).toBe('too_large')
  expect(await outcome(bodyOf([10], 10, { announced: 2_000_000 }))).toBe('too_large')
  expect(await outcome(bodyOf([10], 10, { announced: 20 }))).toBe('invalid_input')
  expect(await outcome(bodyOf([10], 10, { torn: true }))).toBe('invalid_input')
})

it('leaves the rest of a body that there is no room for to be let go by', async () => {
  const full = new Problem('unavailable')
  const grow = (bytes: number) => {
    if (bytes > 10) throw full
  }
  for (const [pieces, everyMs, isOver] of [[[10, 20, 30], 100, true], [[10, 20, 30, 30, 30, 30], 1_500, false]] as const) {
    const request = bodyOf(pieces, everyMs)
    const read = readBytes(request, 1_000, grow).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await read).toBe(full)
    const over = letGoBy(request)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await over).toBe(isOver)
  }
})

it('has nothing to let go by where all was read, and gives up on what is being read', async () => {
  const whole = bodyOf([10], 10)
  const read = readBytes(whole, 1_000)
  await vi.advanceTimersByTimeAsync(100)
  await read
  expect(await letGoBy(whole)).toBe(true)
  expect(await letGoBy(new Request('http://localhost/'))).toBe(true)
  const slow = bodyOf([10], 25_000)
  expect(await outcome(slow)).toBe('too_slow')
  expect(await letGoBy(slow)).toBe(false)
})
