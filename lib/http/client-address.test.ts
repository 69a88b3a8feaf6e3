import { describe, expect, it } from 'vitest'
import { clientAddress } from './client-address'

const asked = (headers: Record<string, string>) => new Request('http://fan.localhost/', { headers })

describe('the client address', () => {
  it('is the socket’s without a proxy, whatever the client forwards', () => {
    expect(clientAddress(asked({ 'x-akushu-peer': '192.0.2.1', 'x-forwarded-for': '203.0.113.9' }), 0)).toBe('192.0.2.1')
    expect(clientAddress(asked({ 'x-forwarded-for': '203.0.113.9' }), 0)).toBeNull()
  })
  it('is what our own outermost proxy saw, never what the client put in front', () => {
    const forged = asked({ 'x-forwarded-for': '10.0.0.1, 198.51.100.7, 192.0.2.2', 'x-akushu-peer': '127.0.0.1' })
    expect(clientAddress(forged, 1)).toBe('192.0.2.2')
    expect(clientAddress(forged, 2)).toBe('198.51.100.7')
  })
  it('is unknown when there are fewer entries than proxies', () => {
    expect(clientAddress(asked({ 'x-forwarded-for': '192.0.2.2' }), 2)).toBeNull()
  })
})
