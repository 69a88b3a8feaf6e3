import { expect, test } from 'vitest'
import { safeNext, signInPath } from './sign-in-path'

test('a place of ours is kept with its query', () => {
  expect(signInPath('/events/a?x=1&y=2')).toBe('/signin?next=%2Fevents%2Fa%3Fx%3D1%26y%3D2')
})

test.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/a\nb', 'javascript:alert(1)', '', null])(
  '%j leads home',
  (next) => {
    expect(safeNext(next)).toBe('/')
  },
)

test('signing in does not lead to signing in', () => {
  expect(safeNext('/signin?next=/signin')).toBe('/')
})
