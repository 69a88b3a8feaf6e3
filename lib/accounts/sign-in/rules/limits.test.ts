import { describe, expect, it } from 'vitest'
import { admit, waitForBrowser, type Lane, type PastAsk } from './limits'

const now = new Date('2026-11-22T12:00:00Z')
const minute = 60_000
const hour = 60 * minute
const ask = (agoMs: number, lane: Lane = 'stranger', networkHash = 'elsewhere', browserHash = 'another'): PastAsk => ({
  createdAt: new Date(now.getTime() - agoMs), lane, networkHash, browserHash,
})
const times = (count: number, one: (index: number) => PastAsk) => Array.from({ length: count }, (_, index) => one(index))
const stranger = { isKnown: false, browserHashes: ['mine'], networkHashes: ['here', 'here by an older key'] }
const known = { ...stranger, isKnown: true }

describe('strangers who ask for one address', () => {
  it('may three times an hour from one network, and six times a day', () => {
    const here = (agoMs: number) => ask(agoMs, 'stranger', 'here')
    expect(admit(times(2, () => here(minute)), stranger, now)).toEqual({ lane: 'stranger', waitMs: 0 })
    expect(admit(times(3, (index) => here((index + 1) * minute)), stranger, now).waitMs).toBe(57 * minute)
    expect(admit(times(6, (index) => here((index + 2) * hour)), stranger, now).waitMs).toBe(17 * hour)
    expect(admit(times(3, () => ask(minute, 'reserved', 'here by an older key')), stranger, now).waitMs).toBe(59 * minute)
  })
  it('may six times an hour and twenty times a day in all, once each network has had its first', () => {
    const first = ask(2 * hour, 'stranger', 'here')
    expect(admit([first, ...times(5, (index) => ask(index * minute))], stranger, now).waitMs).toBe(0)
    expect(admit([first, ...times(6, (index) => ask(index * minute))], stranger, now).waitMs).toBe(55 * minute)
    expect(admit([first, ...times(19, (index) => ask((index + 3) * hour))], stranger, now).waitMs).toBe(3 * hour)
  })
  it('may once more from a network that has not asked yet, ten such a day', () => {
    const full = times(20, (index) => ask(index * minute))
    expect(admit(full, stranger, now)).toEqual({ lane: 'reserved', waitMs: 0 })
    expect(admit([...full, ...times(9, () => ask(0, 'reserved'))], stranger, now)).toEqual({ lane: 'reserved', waitMs: 0 })
    expect(admit([...full, ...times(10, () => ask(hour, 'reserved'))], stranger, now).waitMs).toBe(23 * hour)
    expect(admit([...full, ask(hour, 'reserved', 'here')], stranger, now).waitMs).toBeGreaterThan(0)
  })
  it('never feel what known browsers ask', () => {
    expect(admit(times(50, () => ask(minute, 'known', 'here', 'mine')), stranger, now)).toEqual({ lane: 'stranger', waitMs: 0 })
  })
})

describe('a browser that has proved the address before', () => {
  it('never feels what strangers ask, from its own network too', () => {
    const flood = [...times(20, () => ask(minute)), ...times(20, () => ask(minute, 'stranger', 'here')), ...times(10, () => ask(minute, 'reserved'))]
    expect(admit(flood, known, now)).toEqual({ lane: 'known', waitMs: 0 })
    expect(admit(times(50, () => ask(minute, 'known')), known, now)).toEqual({ lane: 'known', waitMs: 0 })
  })
  it('may six times an hour and twenty times a day itself', () => {
    const own = (agoMs: number) => ask(agoMs, 'known', 'elsewhere', 'mine')
    expect(admit(times(6, (index) => own(index * minute)), known, now).waitMs).toBe(55 * minute)
    expect(admit(times(20, (index) => own((index + 1) * hour)), known, now).waitMs).toBe(4 * hour)
  })
})

it('a browser may ask twelve times an hour', () => {
  expect(waitForBrowser(times(11, (index) => ask(index * minute)), now)).toBe(0)
  expect(waitForBrowser(times(12, (index) => ask(index * minute)), now)).toBe(49 * minute)
})
