import { expect, test } from 'vitest'
import { complete } from './stages'

test('tests that ran are counted as they are', () => {
  expect(complete(0, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 0 })
  expect(complete(1, { passed: 5, failed: 2 })).toEqual({ passed: 5, failed: 2 })
})

test('a stage that fails without a failed test counts as one failure', () => {
  expect(complete(1, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 1 })
  expect(complete(null, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 })
})

test('a stage in which nothing ran is no success', () => {
  expect(complete(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 })
})
