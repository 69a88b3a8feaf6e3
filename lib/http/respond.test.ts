import { expect, test } from 'vitest'
import { z } from 'zod'
import { eventStream, picture, respond } from './respond'

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

test('a public picture may be kept for ever, for its address changes with it; any other may not', async () => {
  const body = new Uint8Array([1, 2, 3])
  const kept = respond(picture, { body, type: 'image/webp', isPublic: true }, { ...envelope, cookies: [] })
  expect([...new Uint8Array(await kept.arrayBuffer())]).toEqual([1, 2, 3])
  expect(Object.fromEntries(kept.headers)).toMatchObject({ 'content-type': 'image/webp', 'content-length': '3', 'cache-control': 'public, max-age=31536000, immutable' })
  const draft = respond(picture, { body, type: 'image/jpeg', isPublic: false }, { ...envelope, cookies: [] })
  expect(draft.headers.get('cache-control')).toBe('no-store')
})
