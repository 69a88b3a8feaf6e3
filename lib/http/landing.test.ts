import { expect, test } from 'vitest'
import { z } from 'zod'
import { publicBecause } from './access'
import { landing } from './landing'
import { perActor } from './rate-limit'
import { routeMark, type MarkedHandler } from './route'

const mark: MarkedHandler[typeof routeMark] = { access: publicBecause('a test asks'), audit: 'test.asked', input: z.strictObject({}), output: z.strictObject({}), limit: perActor('1/min') }

function answering(response: () => Response): MarkedHandler {
  return Object.assign(async () => response(), { [routeMark]: mark })
}

async function ask(handler: MarkedHandler): Promise<Response> {
  return handler(new Request('http://fan.localhost:3000/api/x'), { params: Promise.resolve(undefined) })
}

test.each([400, 404, 422, 429, 500, 503])('a refusal with %s leads to the page, and shows none of its text', async (status) => {
  const refused = () => new Response('{"code":"x"}', { status, headers: { 'content-type': 'application/problem+json', 'retry-after': '7', 'x-request-id': 'one', 'cache-control': 'no-store' } })
  const answer = await ask(landing(answering(refused), '/signin?reason=provider_failed'))
  expect([answer.status, answer.headers.get('location'), answer.headers.get('content-type'), await answer.text()]).toEqual([303, '/signin?reason=provider_failed', null, ''])
  expect([answer.headers.get('x-request-id'), answer.headers.get('cache-control'), answer.headers.get('retry-after')]).toEqual(['one', 'no-store', '7'])
})

test('what is no refusal passes as it is, cookies and all, and the gate’s mark stays', async () => {
  const passed = () => new Response(null, { status: 303, headers: { location: '/me', 'set-cookie': 'a=1' } })
  const handler = landing(answering(passed), '/signin')
  const answer = await ask(handler)
  expect([answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual(['/me', 'a=1'])
  expect(handler[routeMark]).toBe(mark)
})
