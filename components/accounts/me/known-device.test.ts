import { expect, test } from 'vitest'
import { knownDevice } from './known-device'

test.each([
  ['Chrome · iPhone', 'Chrome · iPhone'],
  ['Browser · Windows', 'Windows'],
  ['Firefox · Unknown system', 'Firefox'],
  ['Browser · Unknown system', ''],
  ['Unknown device', ''],
])('of %s no word is shown that nobody knows', (device, name) => {
  expect(knownDevice(device)).toBe(name)
})
