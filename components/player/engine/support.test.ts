import { expect, test } from 'vitest'
import { isAppleTouch, mediaSupport } from './support'

const plays = { isTypeSupported: () => true }
const playsNot = { isTypeSupported: () => false }

test('plain MediaSource is taken first, the managed kind where it is alone', () => {
  expect(mediaSupport({ MediaSource: plays, ManagedMediaSource: plays })).toBe('plain')
  expect(mediaSupport({ ManagedMediaSource: plays })).toBe('managed')
})

test('without either, or without our codecs, nothing can play', () => {
  expect(mediaSupport({})).toBe('none')
  expect(mediaSupport({ MediaSource: playsNot })).toBe('none')
})

test('an iPad that calls itself a Mac is known by its touch', () => {
  expect(isAppleTouch({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5)', maxTouchPoints: 5 })).toBe(true)
  expect(isAppleTouch({ userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X)', maxTouchPoints: 5 })).toBe(true)
  expect(isAppleTouch({ userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X)', maxTouchPoints: 0 })).toBe(false)
  expect(isAppleTouch({ userAgent: 'Mozilla/5.0 (Linux; Android 15)', maxTouchPoints: 5 })).toBe(false)
})
