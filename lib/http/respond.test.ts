import { expect, test } from 'vitest'
import { z } from 'zod'
import { eventStream, respond } from './respond'

const envelope = { status: 200, requestId: '7', cookies: ['a=1', 'b=2'], isHead: false }

test('what the schema does not list does not leave', async () => {
  const answer = respond(z.object({ name: z.string() }), { name: 'Sakura', email: 'sakura@example.com' } as { name: string }, envelope)
  expect(await answer.text()).toBe('{"name":"Sakura"}')
})

test('a HEAD has the headers of the answer and leaves no event stream running', () => {
  let isRunning = true
  const events = new ReadableStream<Uint8Array>({ cancel: () => void (isRunning = false) })
  const answer = respond(eventStream, events, { ...envelope, isHead: true })
  expect(isRunning).toBe(false)
  expect(answer.body).toBeNull()
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})
