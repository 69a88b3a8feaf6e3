import { expect, it } from 'vitest'
import { recallInit, rememberInit, type WaitingInit } from './waiting-inits'

const init: WaitingInit = { bytes: new Uint8Array(1), digest: new Uint8Array(32), facts: { codecs: '', width: 1, height: 1, tracks: [] } }
const start = 1_000_000

it('is kept for 30 s after its encoder was heard last', () => {
  rememberInit('a', 'v0', init, start)
  expect(recallInit('a', 'v0', start + 30_000)).toBe(init)
  expect(recallInit('a', 'v1', start + 30_000)).toBeUndefined()
  expect(recallInit('a', 'v0', start + 59_000)).toBe(init)
  expect(recallInit('a', 'v0', start + 59_000 + 30_001)).toBeUndefined()
})

it('of one key makes way for the key’s own, and for no other’s', () => {
  rememberInit('b', 'v0', init, start)
  for (let number = 0; number < 300; number++) rememberInit('c', `v${number}`, init, start)
  expect(recallInit('b', 'v0', start)).toBe(init)
  expect(Array.from({ length: 300 }, (_, number) => recallInit('c', `v${number}`, start)).filter(Boolean)).toHaveLength(8)
  expect(recallInit('c', 'v299', start)).toBe(init)
})

it('makes way for newer ones when there are very many', () => {
  for (let number = 0; number <= 200; number++) rememberInit(`key ${number}`, 'v0', init, start + 60_000)
  expect(recallInit('key 0', 'v0', start + 60_000)).toBeUndefined()
  expect(recallInit('key 1', 'v0', start + 60_000)).toBe(init)
})
