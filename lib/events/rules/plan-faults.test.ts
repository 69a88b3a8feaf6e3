import { describe, expect, test } from 'vitest'
import { broadcastFault, eventFault, faultSentences, lineFault, planFault } from './plan-faults'

const at = (hours: number) => new Date(Date.UTC(2026, 11, 1) + hours * 3_600_000)
const span = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) })
const event = span(0, 2)

describe('times of an event', () => {
  test.each([
    [span(0, 2), null],
    [span(2, 2), 'event_ends_before_start'],
    [span(2, 1), 'event_ends_before_start'],
    [span(0, 31 * 24), null],
    [span(0, 31 * 24 + 1), 'event_too_long'],
  ])('%o: %s', (given, fault) => expect(eventFault(given)).toBe(fault))
})

describe('a line of the programme', () => {
  test.each([
    [span(-6, 0), null],
    [span(2, 8), null],
    [span(-6.01, 0), 'line_outside_event'],
    [span(2, 8.01), 'line_outside_event'],
    [span(1, 1), 'line_ends_before_start'],
  ])('%o: %s', (given, fault) => expect(lineFault(event, given)).toBe(fault))
})

describe('a broadcast', () => {
  test.each([
    [span(0, 2), null],
    [span(0.5, 1), null],
    [span(-0.01, 1), 'broadcast_outside_event'],
    [span(1, 2.01), 'broadcast_outside_event'],
    [span(1, 1), 'broadcast_ends_before_start'],
  ])('%o: %s', (given, fault) => expect(broadcastFault(event, given)).toBe(fault))
  test('lasts a day at most', () => expect(broadcastFault(span(0, 48), span(0, 24.01))).toBe('broadcast_too_long'))
})

test('a plan says the first thing that is wrong, each in a sentence', () => {
  expect(planFault({ ...event, programme: [span(0, 1)], broadcasts: [span(0, 2)] })).toBeNull()
  expect(planFault({ ...event, programme: [span(20, 21)], broadcasts: [span(0, 2)] })).toBe('line_outside_event')
  expect(planFault({ ...event, programme: [span(20, 21)], broadcasts: [span(0, 3)] })).toBe('broadcast_outside_event')
  for (const sentence of Object.values(faultSentences)) expect(sentence).toMatch(/^[A-Z].+\.$/)
})
