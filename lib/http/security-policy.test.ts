import { describe, expect, it } from 'vitest'
import { answerHeaders, pagePolicy } from './security-policy'

const place = { edgeOrigin: 'https://edge.example.com', isDevelopment: false, isSecure: true }
const directive = (policy: string, name: string) => policy.split('; ').find((line) => line.startsWith(`${name} `))
const header = (path: string, name: string, isSecure = true) => new Map(answerHeaders(path, isSecure)).get(name)

describe('the policy of a page', () => {
  it('runs scripts by the nonce of its answer only', () => {
    expect(directive(pagePolicy('/', 'abc', place), 'script-src')).toBe(`script-src 'self' 'nonce-abc' 'strict-dynamic'`)
    expect(pagePolicy('/', 'abc', place)).not.toContain(`'unsafe-eval'`)
  })
  it('compiles WebAssembly in the studio alone', () => {
    for (const path of ['/studio', '/studio/broadcasts/1']) expect(pagePolicy(path, 'abc', place)).toContain(`'wasm-unsafe-eval'`)
    for (const path of ['/', '/studios', '/watch/studio', '/admin']) expect(pagePolicy(path, 'abc', place)).not.toContain('wasm')
  })
  it('fetches from us and from the edge', () => {
    expect(directive(pagePolicy('/watch/1', 'abc', place), 'connect-src')).toBe(`connect-src 'self' https://edge.example.com`)
  })
  it('asks for TLS where there is TLS', () => {
    expect(pagePolicy('/', 'abc', place)).toContain('upgrade-insecure-requests')
    expect(pagePolicy('/', 'abc', { ...place, isSecure: false })).not.toContain('upgrade-insecure-requests')
    expect(header('/', 'strict-transport-security')).toMatch(/^max-age=63072000/)
    expect(header('/', 'strict-transport-security', false)).toBeUndefined()
  })
})

describe('every answer', () => {
  it('gives camera and microphone to the studio alone', () => {
    expect(header('/studio/broadcasts/1', 'permissions-policy')).toMatch(/^camera=\(self\), microphone=\(self\)/)
    expect(header('/watch/1', 'permissions-policy')).toMatch(/^camera=\(\), microphone=\(\)/)
  })
  it('keeps an address that holds a token to itself', () => {
    expect(header('/signin/link', 'referrer-policy')).toBe('no-referrer')
    expect(header('/events/a', 'referrer-policy')).toBe('same-origin')
  })
})
