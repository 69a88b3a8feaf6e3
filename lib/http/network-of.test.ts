import { expect, it } from 'vitest'
import { neighbourhoodOf, networkOf } from './network-of'

it('is the address, or of a long one its first half', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:DB8:1:2::9')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:db8::9')).toBe('2001:db8:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkOf(null)).toBeNull()
})

it('lies in a neighbourhood, which is what one customer may have all of', () => {
  expect(neighbourhoodOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1::/48')
  expect(neighbourhoodOf('2001:db8:1:ffff::9')).toBe('2001:db8:1::/48')
  expect(neighbourhoodOf('192.0.2.7')).toBe('192.0.2.7')
  expect(neighbourhoodOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(neighbourhoodOf(null)).toBeNull()
})
