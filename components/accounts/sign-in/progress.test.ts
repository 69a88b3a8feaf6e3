import { expect, test } from 'vitest'
import type { SignInStateDto } from '@/lib/accounts/contract'
import { hasGone, progressOf } from './progress'

const waiting: SignInStateDto = { state: 'waiting', email: 'fan@demo.example', expiresInMs: 600_000, triesLeft: 5, mail: 'queued', provider: null }
const none: SignInStateDto = { state: 'none', email: null, expiresInMs: null, triesLeft: null, mail: null, provider: null }

test('a fresh request expires in ten minutes and can be sent again after half a minute', () => {
  expect(progressOf(waiting, 1_000)).toMatchObject({ expiresAt: 601_000, resendAt: 31_000 })
})

test('an old one can be sent again at once', () => {
  const old = progressOf({ ...waiting, expiresInMs: 60_000 }, 1_000)
  expect(old.resendAt).toBeLessThan(1_000)
})

test('an answer a little later or earlier does not move the clock', () => {
  const first = progressOf(waiting, 1_000)
  expect(progressOf({ ...waiting, expiresInMs: 595_900 }, 5_000, first).expiresAt).toBe(601_000)
  expect(progressOf({ ...waiting, expiresInMs: 600_000 }, 40_000, first).expiresAt).toBe(640_000)
})

test('what has expired has no clock', () => {
  expect(progressOf({ ...waiting, state: 'expired', expiresInMs: null }, 1_000)).toMatchObject({ expiresAt: null, resendAt: null })
})

test('a request that was there and is not has gone', () => {
  const before = progressOf(waiting, 0)
  expect(hasGone(before, progressOf(none, 1_000))).toBe(true)
  expect(hasGone(before, progressOf(waiting, 1_000))).toBe(false)
  expect(hasGone(undefined, progressOf(none, 1_000))).toBe(false)
  expect(hasGone(progressOf(none, 0), progressOf(none, 1_000))).toBe(false)
})
