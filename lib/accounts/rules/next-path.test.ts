import { describe, expect, it, test } from 'vitest'
import { nextPath, nextPathOr } from './next-path'

describe('a page of ours', () => {
  test.each(['/', '/me', '/events/moonlight-acoustic-1', '/signin/link?r=1&t=2', '/tickets#next', '/events?search=a%2Fb', '/admin/events?from=https://example.com'])(
    '%s',
    (path) => expect(nextPath(path)).toBe(path),
  )
  it('is written without its dots', () => expect(nextPath('/events/../me')).toBe('/me'))
})

describe('anything else is not', () => {
  test.each([
    ['nothing', null],
    ['an empty text', ''],
    ['another scheme', 'https://evil.example'],
    ['a scheme without a host', 'https:'],
    ['a script', 'javascript:alert(1)'],
    ['a relative path', 'me'],
    ['a query alone', '?a=b'],
    ['another host', '//evil.example'],
    ['another host with a backslash', '/\\evil.example'],
    ['two backslashes', '\\\\evil.example'],
    ['a tab that browsers drop', '/\t/evil.example'],
    ['a line end that browsers drop', '/\n/evil.example'],
    ['a header of its own', '/me\r\nset-cookie: a=b'],
    ['a NUL', '/\0/evil.example'],
    ['dots that lead to another host', '/..//evil.example'],
    ['encoded dots that lead to another host', '/%2e%2e//evil.example'],
    ['an encoded slash', '/%2fevil.example'],
    ['an encoded backslash', '/%5Cevil.example'],
    ['an encoded line end', '/%0d%0aset-cookie:%20a=b'],
    ['a space in front', ' /me'],
    ['letters that look like slashes', '/／evil.example'],
    ['a route of the API', '/api/me'],
    ['a route of the API behind dots', '/me/../api/demo/sign-in/fan'],
    ['a very long one', `/${'a'.repeat(500)}`],
  ])('%s', (_name, path) => {
    expect(nextPath(path)).toBeNull()
    expect(nextPathOr(path)).toBe('/')
  })
})
