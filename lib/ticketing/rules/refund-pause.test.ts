import { expect, test } from 'vitest'
import { isLastTry, pauseMs } from './refund-pause'

test('pauses grow, up to an hour', () => {
  expect([1, 2, 3].map(pauseMs)).toEqual([10_000, 20_000, 40_000])
  expect(pauseMs(200)).toBe(3_600_000)
})

test('a provider that is away over a weekend is asked all the same; then somebody is told', () => {
  let waitedMs = 0
  let attempts = 1
  for (; !isLastTry(attempts); attempts += 1) waitedMs += pauseMs(attempts)
  expect(waitedMs / 86_400_000).toBeGreaterThan(2.5)
  expect(waitedMs / 86_400_000).toBeLessThan(4)
})
