import { expect, test } from 'vitest'
import { keyPath, renditionOf, withoutDirectives, withQuery } from './edge-query'

const query = 'g=new&Policy=eyJ~_-&Signature=ab~c-_&Key-Pair-Id=K2&Hash-Algorithm=SHA256'

test('a bare address gets the query', () => {
  expect(withQuery('https://edge/c/v0/1.m4s', query)).toBe(`https://edge/c/v0/1.m4s?${query}`)
})

test('an older signed part is replaced, also where ~ was written as %7E', () => {
  const old = 'https://edge/c/v0/1.m4s?g=old&Policy=eyJ%7E&Signature=x%7Ey&Key-Pair-Id=K1&Hash-Algorithm=SHA256'
  expect(withQuery(old, query)).toBe(`https://edge/c/v0/1.m4s?${query}`)
})

test('delivery directives stay, behind the signed part', () => {
  const old = 'https://edge/c/v0/live.m3u8?_HLS_msn=7&g=old&Policy=p&_HLS_part=1&Signature=s&_HLS_skip=YES'
  expect(withQuery(old, query)).toBe(`https://edge/c/v0/live.m3u8?${query}&_HLS_msn=7&_HLS_part=1&_HLS_skip=YES`)
})

test('the tilde is never encoded and a fragment is dropped', () => {
  expect(withQuery('https://edge/a#t=1', 'Signature=~')).toBe('https://edge/a?Signature=~')
})

test('directives can be taken off again', () => {
  expect(withoutDirectives('https://edge/live.m3u8?g=1&Policy=~&_HLS_msn=7&_HLS_skip=YES')).toBe(
    'https://edge/live.m3u8?g=1&Policy=~',
  )
  expect(withoutDirectives('https://edge/live.m3u8?_HLS_msn=7')).toBe('https://edge/live.m3u8')
  expect(withoutDirectives('https://edge/live.m3u8?g=1')).toBeNull()
})

test('a key is known by its path, on any host', () => {
  expect(keyPath('https://edge.test/api/contents/4f-1/keys/12')).toBe('/api/contents/4f-1/keys/12')
  expect(keyPath('/api/contents/4f-1/keys/12?x=1')).toBe('/api/contents/4f-1/keys/12')
})

test('nothing else is taken for a key', () => {
  expect(keyPath('https://edge.test/c/v0/1.m4s')).toBeNull()
  expect(keyPath('https://edge.test/api/contents/c/keys/1/more')).toBeNull()
  expect(keyPath('https://edge.test/x?/api/contents/c/keys/1')).toBeNull()
})

test('the rendition is the folder of the playlist', () => {
  expect(renditionOf('https://edge/c/v1/live.m3u8?g=1&Policy=a/b')).toBe('v1')
})
