import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { pageAnswer } from '@/lib/http/page-answer'
import { browserCookie } from '@/lib/http/read-cookie'

const open = (browser: string, path = '/events/a') =>
  pageAnswer(new NextRequest(`http://fan.localhost:3000${path}`, { headers: { cookie: `${browserCookie}=${browser.repeat(43)}`, 'accept-language': 'en' } }))

test('one page too many is an answer of its own, under the policy of every page', async () => {
  const statuses = []
  for (let count = 0; count < 600; count++) statuses.push((await open('a')).status)
  expect(new Set(statuses)).toEqual(new Set([200]))
  let refused = await open('a')
  for (let count = 0; refused.status === 200 && count < 100; count++) refused = await open('a')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect(refused.headers.get('cache-control')).toBe('no-store')
  const [, nonce] = /script-src 'self' 'nonce-([^']+)'/.exec(refused.headers.get('content-security-policy') ?? '') ?? []
  const text = await refused.text()
  expect(text).toContain(`<style nonce="${nonce}">`)
  expect(text).toContain('<h1>Too many pages at once</h1>')
  expect((await open('b')).status).toBe(200)
})
