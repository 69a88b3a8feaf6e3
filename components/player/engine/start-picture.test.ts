import { expect, test } from 'vitest'
import { startPicture } from './start-picture'

/** A video element as far as starting goes. */
function video(allows: (muted: boolean) => boolean, muted = false, reason = 'NotAllowedError') {
  const element = {
    muted,
    play: () => (allows(element.muted) ? Promise.resolve() : Promise.reject(new DOMException('no', reason))),
  }
  return element
}

test('sound where it is allowed', async () => {
  const one = video(() => true)
  expect(await startPicture(one)).toBe('sounding')
  expect(one.muted).toBe(false)
})

test('without a gesture it starts muted', async () => {
  const one = video((muted) => muted)
  expect(await startPicture(one)).toBe('muted')
  expect(one.muted).toBe(true)
})

test('a phone that saves power refuses both, and the person decides about the sound later', async () => {
  const one = video(() => false)
  expect(await startPicture(one)).toBe('refused')
  expect(one.muted).toBe(false)
  expect(await startPicture(video(() => false, true))).toBe('refused')
})

test('a source changed meanwhile is no refusal', async () => {
  const one = video(() => false, false, 'AbortError')
  expect(await startPicture(one)).toBe('dropped')
  expect(one.muted).toBe(false)
})
