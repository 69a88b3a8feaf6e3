import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { markToken } from '@/lib/platform/rules/marked-token'
import { countPage } from './page-limit'
import { browserCookie, sessionCookie } from './read-cookie'
import { tooManyPages } from './too-many-pages'

const key = { id: 'k', bytes: randomBytes(32) }
const house = { sessionKeys: [key], trustedProxies: 1 }
const start = 1_000_000

function asking(address: string, cookie = '', language = 'ja'): Request {
  return new Request('http://fan.localhost/', { headers: { 'x-forwarded-for': address, 'accept-language': language, cookie } })
}

/** How many of so many pages at once are refused. */
function refusals(times: number, request: (index: number) => Request): number {
  return Array.from({ length: times }, (_, index) => countPage(request(index), house, start)).filter((wait) => wait !== null).length
}

const madeUp = () => `${browserCookie}=${randomBytes(32).toString('base64url')}`

describe('pages', () => {
  it('may be opened in twenty tabs, each of which looks ahead, again and again', () => {
    const session = `${sessionCookie}=${markToken(key, randomBytes(32))}`
    expect(refusals(20 * 12 * 2, () => asking('192.0.2.1', session))).toBe(0)
    expect(countPage(asking('192.0.2.1', session), house, start + 60_000)).toBeNull()
  })
  it('are counted by session, whatever the neighbours do', () => {
    const [flood, calm] = [markToken(key, randomBytes(32)), markToken(key, randomBytes(32))]
    expect(refusals(700, () => asking('192.0.2.2', `${sessionCookie}=${flood}`))).toBe(100)
    expect(refusals(6_100, () => asking('192.0.2.2', madeUp()))).toBe(100)
    expect(refusals(600, () => asking('192.0.2.2', `${sessionCookie}=${calm}`))).toBe(0)
  })
  it('are counted by network where the session is made up', () => {
    const made = () => `${sessionCookie}=${markToken({ bytes: randomBytes(32) }, randomBytes(32))}`
    expect(refusals(30_100, () => asking('192.0.2.3', made()))).toBe(100)
    expect(refusals(100, () => asking('192.0.2.4', made()))).toBe(0)
  })
  it('say how long to wait', () => {
    for (let index = 0; index < 600; index++) countPage(asking('192.0.2.5', `${browserCookie}=${'a'.repeat(43)}`), house, start)
    expect(countPage(asking('192.0.2.5', `${browserCookie}=${'a'.repeat(43)}`), house, start)).toBe(1)
  })
})

it('the page of one too many is in the reader’s language, and whole in itself', async () => {
  const japanese = await tooManyPages(asking('192.0.2.6'), 'n0nce', 7)
  expect(japanese).toMatch(/^<!doctype html><html lang="ja">.*アクセスが集中しています.*7秒/)
  const english = await tooManyPages(asking('192.0.2.6', '', 'en-GB,en'), 'n0nce', 7)
  expect(english).toMatch(/^<!doctype html><html lang="en">.*Too many pages at once.*7 seconds/)
  expect(await tooManyPages(asking('192.0.2.6', 'locale=en'), 'n0nce', 7)).toBe(english)
  expect(english).toContain('<style nonce="n0nce">')
  expect(english).not.toMatch(/<script|src=|\{seconds\}/)
})
