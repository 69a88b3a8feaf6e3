import { describe, expect, it } from 'vitest'
import { browserCookie, readBrowser } from './read-cookie'

const token = 'aB3_-'.padEnd(43, 'x')

describe('the browser in a cookie', () => {
  it('is read where it has the form that we give it', () => {
    expect(readBrowser(`locale=en; ${browserCookie}=${token}`)).toBe(token)
  })
  it('is nobody where it is of another making, or endless', () => {
    for (const value of ['', 'short', `${token}x`, `${token.slice(1)}"`, 'a'.repeat(15_000)]) expect(readBrowser(`${browserCookie}=${value}`)).toBeNull()
    expect(readBrowser(null)).toBeNull()
    expect(readBrowser('locale=en')).toBeNull()
  })
})
