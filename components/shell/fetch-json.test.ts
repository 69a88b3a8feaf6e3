import { afterEach, expect, test, vi } from 'vitest'
import { isProblem } from '@/components/ui/problem-error'
import { getJson, postJson } from './fetch-json'

function answerWith(body: unknown, init: ResponseInit = {}) {
  const spy = vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), init))
  vi.stubGlobal('fetch', spy)
  return spy
}

afterEach(() => vi.unstubAllGlobals())

test('a write carries an idempotency key and stays on our origin', async () => {
  const spy = answerWith({ orderId: 'o' }, { status: 201 })
  await postJson('/api/ticketing/orders', { quantity: 1 })
  const init = spy.mock.calls[0]?.[1]
  expect(new Headers(init?.headers).get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/)
  expect(init).toMatchObject({ mode: 'same-origin', credentials: 'same-origin', redirect: 'error' })
})

test('a repeat can keep its key', async () => {
  const spy = answerWith({})
  await postJson('/api/x', {}, { idempotencyKey: 'the-same' })
  expect(new Headers(spy.mock.calls[0]?.[1]?.headers).get('idempotency-key')).toBe('the-same')
})

test.each(['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example', 'api/x'])('%s is not fetched', async (path) => {
  const spy = answerWith({})
  await expect(getJson(path)).rejects.toThrow('not a path of ours')
  expect(spy).not.toHaveBeenCalled()
})

test('a refusal arrives with its code, request id and waiting time', async () => {
  answerWith(
    { status: 429, code: 'too_many_requests', title: 'slow down', requestId: 'r-1' },
    { status: 429, headers: { 'content-type': 'application/problem+json', 'retry-after': '3' } },
  )
  const error: unknown = await getJson('/api/x').catch((thrown: unknown) => thrown)
  if (!isProblem(error, 'too_many_requests')) throw new Error('not the problem the server gave')
  expect(error.problem.requestId).toBe('r-1')
  expect(error.retryAfterMs).toBe(3_000)
})

test('an error page of something in between is still a problem', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }))
  const error: unknown = await getJson('/api/x').catch((thrown: unknown) => thrown)
  expect(isProblem(error, 'http_502')).toBe(true)
})
