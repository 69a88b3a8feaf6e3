import { expect, test } from 'vitest'
import { neededWay } from './needed-way'

const shared = { host: 'example.com', isHere: true, isFormer: false, origin: null }
const ofThisHost = { host: 'fan.example.com', isHere: true, isFormer: true, origin: 'https://fan.example.com' }
const ofAnother = { host: 'admin.example.com', isHere: false, isFormer: true, origin: 'https://admin.example.com' }
const ofNone = { host: 'example.org', isHere: false, isFormer: true, origin: null }

test.each([
  [[], true, { way: 'make' }],
  [[ofAnother, shared], true, { way: 'confirm', kind: 'shared' }],
  [[ofAnother, ofThisHost, shared], true, { way: 'confirm', kind: 'shared' }],
  [[ofAnother, ofThisHost], true, { way: 'confirm', kind: 'former' }],
  [[ofNone, ofAnother], true, { way: 'elsewhere', host: 'admin.example.com', origin: 'https://admin.example.com' }],
  [[ofAnother], false, { way: 'apart', host: 'admin.example.com', origin: 'https://admin.example.com' }],
  [[ofNone], true, { way: 'gone', host: 'example.org' }],
])('%j, shared %s', (passkeys, isShared, way) => {
  expect(neededWay({ passkeys, isShared })).toEqual(way)
})
