import { describe, expect, it, test } from 'vitest'
import { dropDisguises, refusalOf } from './arrival'

test('what speaks to the framework or for a proxy does not arrive; what browsers and our proxies say does', () => {
  const headers = {
    host: 'fan.localhost', cookie: 'a=1', 'x-forwarded-for': '192.0.2.1', rsc: '1', 'next-router-prefetch': '1', 'next-url': '/', origin: 'http://fan.localhost', 'content-type': 'application/json',
  }
  const given: Record<string, string> = {
    ...headers,
    'x-akushu-peer': '127.0.0.1', 'x-akushu-refusal': 'not_found', 'x-middleware-subrequest': 'proxy:proxy', 'x-middleware-rewrite': '/', 'x-invoke-path': '/api/health', 'x-matched-path': '/',
    'next-action': '7f00', 'x-http-method-override': 'GET', 'x-method-override': 'GET', 'x-original-url': '/', 'x-rewrite-url': '/', 'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1', 'x-nextjs-data': '1',
  }
  dropDisguises(given)
  expect(given).toEqual(headers)
})

describe('the front door refuses', () => {
  it.each(['/api/events/%', '/api/%ff', '/events/%e0%a4', '/a%00b', '*', 'http://evil.example/', '/api/../signin', '/api/%2e%2E/signin', '/api/.%2e', '/api/x/./y', '/api\\..\\signin', '/..'])('a path that nobody can read: %s', (path) => {
    expect(refusalOf('GET', path, false)).toBe('invalid_input')
  })
  it('a post to a page, whatever it wants, and methods that no route has', () => {
    expect(refusalOf('POST', '/tickets', false)).toBe('method_not_allowed')
    expect(refusalOf('PROPFIND', '/api/events', false)).toBe('method_not_allowed')
    expect(refusalOf('POST', '/__nextjs_original-stack-frames', false)).toBe('method_not_allowed')
    expect(refusalOf('POST', '/__nextjs_original-stack-frames', true)).toBeNull()
  })
  it('nothing else', () => {
    for (const [method, path] of [['GET', '/'], ['HEAD', '/events/%E6%98%9F'], ['POST', '/api/me/locale'], ['PUT', '/api/ingest/x/v0/0.m4s'], ['PUT', '/api/ingest/x/..%2f0.m4s'], ['GET', '/events/a..b/...']] as const) expect(refusalOf(method, path, false)).toBeNull()
    expect(refusalOf('GET', '/api', false)).toBe('not_found')
  })
})
