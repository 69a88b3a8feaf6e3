import { expect, test } from 'vitest'
import { destinations, isWithin } from './navigation'

const nobody = { signedIn: false, displayName: null, email: null, locale: null, places: [], needsPasskey: false, visits: [], isDemo: false }

test('a visitor is offered events only', () => {
  expect(destinations({ ...nobody, signedIn: false }).map(({ key }) => key)).toEqual(['events'])
})

test('studio and admin are offered to those who work there', () => {
  const viewer = { ...nobody, signedIn: true, displayName: 'A', places: ['studio' as const, 'admin' as const] }
  expect(destinations(viewer).map(({ key }) => key)).toEqual(['events', 'tickets', 'studio', 'admin'])
})

test('an event belongs to the events, an order list to the organiser', () => {
  expect(isWithin('/events/a', '/')).toBe(true)
  expect(isWithin('/admin/events/a/orders', '/')).toBe(false)
  expect(isWithin('/admin/events/a/orders', '/admin')).toBe(true)
  expect(isWithin('/administration', '/admin')).toBe(false)
})
