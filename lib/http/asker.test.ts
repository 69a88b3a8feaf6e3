import { describe, expect, it } from 'vitest'
import { Problem } from '@/lib/platform/problem'
import { askerOf } from './asker'
import { browserCookie } from './read-cookie'

const ports = { env: { appOrigins: ['https://fan.example.com', 'https://admin.example.com:8443'] } }
const token = 'a'.repeat(43)

describe('the browser that asks', () => {
  it('is known by its own cookie, and asks one of our origins', () => {
    expect(askerOf(ports, { host: 'ADMIN.example.com:8443', cookies: `x=1; ${browserCookie}=${token}; locale=en`, userAgent: 'U' })).toEqual({
      browser: token,
      origin: 'https://admin.example.com:8443',
      userAgent: 'U',
      locale: 'en',
    })
  })
  it('has none at first, and speaks as it says', () => {
    expect(askerOf(ports, { host: 'fan.example.com', languages: 'en-GB,ja;q=0.5' })).toMatchObject({ browser: null, locale: 'en', userAgent: null })
    expect(askerOf(ports, { host: 'fan.example.com' })).toMatchObject({ locale: 'ja' })
  })
  it('has none when the cookie is not of our making', () => {
    for (const value of ['', 'short', `${token}x`, `${token.slice(1)}"`]) {
      expect(askerOf(ports, { host: 'fan.example.com', cookies: `${browserCookie}=${value}` }).browser).toBeNull()
    }
  })
  it('is refused under any other name, which would stand in a mail', () => {
    for (const host of [undefined, '', 'evil.example', 'fan.example.com.evil.example', 'fan.example.com:8443', 'fan.example.com@evil.example']) {
      expect(() => askerOf(ports, { host })).toThrow(Problem)
    }
  })
})
