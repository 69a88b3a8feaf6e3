import { expect, test } from 'vitest'
import { shortcutOf } from './shortcut'

const plain = { ctrlKey: false, metaKey: false, altKey: false }

test('the player has its keys', () => {
  expect(shortcutOf({ ...plain, key: ' ' }, 'body')).toBe('toggle')
  expect(shortcutOf({ ...plain, key: 'M' }, 'body')).toBe('mute')
  expect(shortcutOf({ ...plain, key: 'f' }, 'button')).toBe('full_screen')
  expect(shortcutOf({ ...plain, key: 'ArrowLeft' }, 'button')).toBe('back')
})

test('a focused control keeps the keys it uses', () => {
  expect(shortcutOf({ ...plain, key: ' ' }, 'button')).toBeNull()
  expect(shortcutOf({ ...plain, key: 'ArrowRight' }, 'slider')).toBeNull()
  expect(shortcutOf({ ...plain, key: 'ArrowDown' }, 'menuitemradio')).toBeNull()
  expect(shortcutOf({ ...plain, key: 'm' }, 'text')).toBeNull()
})

test('the browser keeps its own combinations', () => {
  expect(shortcutOf({ ...plain, ctrlKey: true, key: 'f' }, 'body')).toBeNull()
})
