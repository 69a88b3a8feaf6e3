import { describe, expect, it } from 'vitest'
import { checkOrigin } from './origin-check'

const fan = 'http://fan.localhost:3000'
const admin = 'http://admin.localhost:3000'
const ours = [fan, admin]
const write = (headers: Record<string, string>) => new Request('http://fan.localhost:3000/api/x', { method: 'POST', headers })

describe('a write', () => {
  it('from our own page passes', () => {
    expect(() => checkOrigin(write({ origin: fan, host: 'fan.localhost:3000' }), ours, true)).not.toThrow()
  })
  it('from a foreign page, or from nowhere with a cookie, is refused', () => {
    for (const origin of ['https://evil.example', 'null', 'http://fan.localhost:3001', 'http://fan.localhost:3000.evil.example']) {
      expect(() => checkOrigin(write({ origin, host: 'fan.localhost:3000' }), ours, true)).toThrow('foreign origin')
    }
    expect(() => checkOrigin(write({ host: 'fan.localhost:3000' }), ours, true)).toThrow('without an origin')
  })
  it('from another host of ours is refused: each has a cookie of its own', () => {
    expect(() => checkOrigin(write({ origin: admin, host: 'fan.localhost:3000' }), ours, true)).toThrow('another host')
  })
  it('without a cookie and an origin comes from a program, and passes to its own proof', () => {
    expect(() => checkOrigin(write({ host: 'fan.localhost:3000' }), ours, false)).not.toThrow()
  })
})
