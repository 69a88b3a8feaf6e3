import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ProblemError } from '@/components/ui/problem-error'
import type { GrantDto } from '@/lib/streaming/contract'
import { GrantKeeper, type GrantEvent } from './grant-keeper'

function refusal(status: number, code: string): ProblemError {
  return new ProblemError({ status, code, title: code })
}

/** A server that numbers its answers, and can be told to refuse or to be silent. */
function server() {
  const asked = { opened: 0, renewed: 0, delays: [] as (number | null)[] }
  let trouble: Error | null = null
  const grant = (grantId: string, number: number): GrantDto => ({
    grantId,
    contentId: 'content',
    phase: 'live',
    manifestUrl: 'https://edge.test/content/live.m3u8?g=1',
    query: `g=${grantId}&n=${number}`,
    expiresInMs: 60_000,
    renewInMs: 40_000,
    mark: 'K7F2',
  })
  return {
    asked,
    fail: (error: Error | null) => {
      trouble = error
    },
    api: {
      open: async () => {
        if (trouble) throw trouble
        asked.opened += 1
        return grant(`grant-${asked.opened}`, 0)
      },
      renew: async (grantId: string, delayMs: number | null) => {
        asked.delays.push(delayMs)
        if (trouble) throw trouble
        asked.renewed += 1
        return grant(grantId, asked.renewed)
      },
      watch: () => Promise.reject(new Error('not asked here')),
    },
  }
}

let events: GrantEvent[] = []

function keeperOf(one: ReturnType<typeof server>): GrantKeeper {
  return new GrantKeeper(one.api, { ticketId: 'ticket' }, (event) => events.push(event), () => 0)
}

beforeEach(() => {
  events = []
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a grant is renewed in time, again and again, with the measured delay', async () => {
  const one = server()
  const keeper = keeperOf(one)
  await keeper.open()
  keeper.reportDelay(1_550)
  await vi.advanceTimersByTimeAsync(125_000)
  expect(one.asked).toMatchObject({ opened: 1, renewed: 3, delays: [1_550, 1_550, 1_550] })
  expect(await keeper.usableQuery()).toBe('g=grant-1&n=3')
})

test('a failing renewal is repeated, and the query stays good until it ends', async () => {
  const one = server()
  const keeper = keeperOf(one)
  await keeper.open()
  one.fail(new TypeError('no network'))
  await vi.advanceTimersByTimeAsync(50_000)
  expect(one.asked.delays.length).toBeGreaterThan(3)
  expect(await keeper.usableQuery()).toBe('g=grant-1&n=0')
  expect(events.map((event) => event.type)).toEqual(['granted'])
  one.fail(null)
  await vi.advanceTimersByTimeAsync(6_000)
  expect(await keeper.usableQuery()).toBe('g=grant-1&n=1')
})

test('past the end of the query it says so, and finds its way back', async () => {
  const one = server()
  const keeper = keeperOf(one)
  await keeper.open()
  one.fail(refusal(503, 'busy'))
  await vi.advanceTimersByTimeAsync(70_000)
  expect(events.some((event) => event.type === 'lost')).toBe(true)
  await expect(keeper.usableQuery()).rejects.toThrow('busy')
  one.fail(null)
  await vi.advanceTimersByTimeAsync(6_000)
  expect(events.at(-1)?.type).toBe('renewed')
})

test('an expired query is renewed before it is lent, with one request for all who wait', async () => {
  const one = server()
  const keeper = keeperOf(one)
  await keeper.open()
  // The machine slept: the wall clock went on, no timer fired.
  vi.setSystemTime(Date.now() + 3_600_000)
  const lent = await Promise.all([keeper.usableQuery(), keeper.usableQuery(), keeper.usableQuery()])
  expect(new Set(lent)).toEqual(new Set(['g=grant-1&n=1']))
  expect(one.asked.renewed).toBe(1)
})

test('waking up renews at once, but not over and over', async () => {
  const one = server()
  const keeper = keeperOf(one)
  await keeper.open()
  keeper.wake()
  await vi.advanceTimersByTimeAsync(5_000)
  keeper.wake()
  keeper.wake()
  await vi.advanceTimersByTimeAsync(100)
  expect(one.asked.renewed).toBe(1)
})

test('a refused query is renewed once; a fresh one that is refused as well is an error', async () => {
  const one = server()
  const keeper = keeperOf(one)
  await keeper.open()
  const first = await keeper.usableQuery()
  await vi.advanceTimersByTimeAsync(10_000)
  const second = await keeper.afterRefusal(first)
  expect(second).toBe('g=grant-1&n=1')
  expect(await keeper.afterRefusal(first)).toBe(second)
  await expect(keeper.afterRefusal(second)).rejects.toThrow('refuses a fresh query')
})

test('another device takes over: the grant is spent, and can be taken back', async () => {
  const one = server()
  const keeper = keeperOf(one)
  await keeper.open()
  one.fail(refusal(409, 'playing_elsewhere'))
  await vi.advanceTimersByTimeAsync(40_000)
  expect(events.at(-1)).toEqual({ type: 'superseded' })
  await expect(keeper.usableQuery()).rejects.toThrow('no grant')
  await vi.advanceTimersByTimeAsync(120_000)
  expect(one.asked.delays).toHaveLength(1)
  one.fail(null)
  await keeper.open()
  expect(await keeper.usableQuery()).toBe('g=grant-2&n=0')
})

test('a right that ended is told with its code', async () => {
  const one = server()
  const keeper = keeperOf(one)
  await keeper.open()
  one.fail(refusal(410, 'ticket_refunded'))
  await vi.advanceTimersByTimeAsync(40_000)
  expect(events.at(-1)).toEqual({ type: 'ended', code: 'ticket_refunded' })
})

test('a lost session is told as such', async () => {
  const one = server()
  const keeper = keeperOf(one)
  await keeper.open()
  one.fail(refusal(401, 'sign_in_required'))
  await vi.advanceTimersByTimeAsync(40_000)
  expect(events.at(-1)).toEqual({ type: 'ended', code: 'signed_out' })
})

test('a closed keeper asks no more', async () => {
  const one = server()
  const keeper = keeperOf(one)
  await keeper.open()
  keeper.close()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(one.asked.renewed).toBe(0)
  expect(keeper.grant).toBeNull()
})
