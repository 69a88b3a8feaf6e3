import { describe, expect, it } from 'vitest'
import { availabilityOf } from './sale-window'

const now = new Date('2026-12-01T12:00:00Z')
const type = { quantity: 100, held: 0, sold: 0, saleStartsAt: new Date('2026-12-01T00:00:00Z'), saleEndsAt: new Date('2026-12-02T00:00:00Z') }

describe('availability of a ticket type', () => {
  it('is before, then open, then closed', () => {
    expect(availabilityOf({ ...type, saleStartsAt: new Date('2026-12-01T12:00:01Z') }, now)).toBe('before')
    expect(availabilityOf(type, now)).toBe('available')
    expect(availabilityOf({ ...type, saleEndsAt: now }, now)).toBe('closed')
  })
  it('counts held seats as gone', () => {
    expect(availabilityOf({ ...type, held: 40, sold: 60 }, now)).toBe('sold_out')
    expect(availabilityOf({ ...type, held: 40, sold: 50 }, now)).toBe('few')
    expect(availabilityOf({ ...type, held: 40, sold: 49 }, now)).toBe('available')
  })
  it('does not call a small untouched quota few', () => {
    expect(availabilityOf({ ...type, quantity: 5 }, now)).toBe('available')
  })
})
