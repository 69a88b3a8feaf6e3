import { expect, test } from 'vitest'
import { passkeyDomainFault, sharedDomain } from './passkey-domain'

test.each([
  [['fan.example.com', 'artist.example.com', 'admin.example.com'], 'example.com'],
  [['fan.live.example.co.jp', 'admin.live.example.co.jp'], 'live.example.co.jp'],
  [['example.com', 'admin.example.com'], 'example.com'],
  [['admin.example.com', 'example.com'], 'example.com'],
  [['akushu.example.com'], 'akushu.example.com'],
  [['localhost', 'localhost'], 'localhost'],
  [['fan.akushu.localhost', 'admin.akushu.localhost'], 'akushu.localhost'],
  [['fan.localhost', 'artist.localhost', 'admin.localhost'], null],
  [['fan.com', 'artist.com'], null],
  [['akushu-fan.co.jp', 'akushu-admin.co.jp'], null],
  [['akushu-fan.vercel.app', 'akushu-admin.vercel.app'], null],
  [['notexample.com', 'example.com'], null],
  [['fan.example.com', 'admin.example.net'], null],
  [['127.0.0.1'], null],
  [['10.0.0.1', '11.0.0.1'], null],
  [[], null],
])('%j share %s', (hosts, domain) => {
  expect(sharedDomain(hosts)).toBe(domain)
})

const hosts = ['fan.live.example.com', 'admin.live.example.com']

test.each([
  ['live.example.com', null],
  ['example.com', null],
  ['com', 'is a public suffix'],
  ['fan.live.example.com', 'is not a domain that admin.live.example.com of APP_ORIGINS belongs to'],
  ['ample.com', 'is not a domain that fan.live.example.com'],
  ['https://example.com', 'is not a domain such as'],
  ['Example.com', 'is not a domain such as'],
  ['example.com:443', 'is not a domain such as'],
])('for hosts below live.example.com, %s: %s', (domain, fault) => {
  const found = passkeyDomainFault(domain, hosts)
  if (fault === null) expect(found).toBeNull()
  else expect(found).toContain(fault)
})

test('one host alone may be its own, also where others could register', () => {
  expect(passkeyDomainFault('localhost', ['localhost'])).toBeNull()
  expect(passkeyDomainFault('localhost', ['fan.localhost'])).toContain('public suffix')
})
