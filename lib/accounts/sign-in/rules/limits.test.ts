import { describe, expect, it } from 'vitest'
import { waitForAddress, waitForBrowser, waitForTries } from './limits'

const now = new Date('2026-11-22T12:00:00Z')
const minute = 60_000
const hour = 60 * minute
const ago = (ms: number, tries = 0) => ({ createdAt: new Date(now.getTime() - ms), tries })
const times = (count: number, one: (index: number) => { createdAt: Date; tries: number }) => Array.from({ length: count }, (_, index) => one(index))

describe('an address', () => {
  it('may be sent six codes an hour', () => {
    expect(waitForAddress(times(5, (index) => ago(index * minute)), now)).toBe(0)
    expect(waitForAddress(times(6, (index) => ago(index * minute)), now)).toBe(55 * minute)
    expect(waitForAddress(times(6, () => ago(hour)), now)).toBe(0)
  })
  it('may be sent twenty a day', () => {
    expect(waitForAddress(times(19, (index) => ago(hour * (index + 1))), now)).toBe(0)
    expect(waitForAddress(times(20, (index) => ago(hour * (index + 1))), now)).toBe(4 * hour)
  })
  it('may be tried thirty times a day', () => {
    expect(waitForTries([ago(2 * hour, 25), ago(hour, 4)], now)).toBe(0)
    expect(waitForTries([ago(2 * hour, 25), ago(hour, 5)], now)).toBe(22 * hour)
    expect(waitForTries([ago(3 * hour, 1), ago(2 * hour, 5), ago(hour, 29)], now)).toBe(22 * hour)
  })
})

it('a browser may ask twelve times an hour', () => {
  expect(waitForBrowser(times(11, (index) => ago(index * minute)), now)).toBe(0)
  expect(waitForBrowser(times(12, (index) => ago(index * minute)), now)).toBe(49 * minute)
})
