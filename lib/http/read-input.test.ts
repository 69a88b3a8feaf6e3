import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Problem } from '@/lib/platform/problem'
import { readInput, type InputSource } from './read-input'

const Input = z.strictObject({ id: z.uuid(), count: z.number().int(), run: z.string().optional() })
const id = '6f1ed002-ab0f-4a4b-8f5d-2f0a2f1b6a11'
const source = (body: BodyInit | null, more: Partial<InputSource> = {}, type = 'application/json'): InputSource => ({
  request: new Request('http://fan.localhost/api/x', { method: 'POST', body, headers: { 'content-type': type, 'akushu-run': '3' } }),
  params: { id },
  body: 'json',
  maxBytes: 10,
  headers: {},
  ...more,
})

async function refusal(given: InputSource): Promise<string> {
  try {
    await readInput(Input, given)
    return 'taken'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('the input of a route', () => {
  it('is path, named headers and body in one object', async () => {
    expect(await readInput(Input, source('{"count":2}', { headers: { run: 'akushu-run' } }))).toEqual({ id, count: 2, run: '3' })
  })
  it('refuses unknown keys, wrong types, and what is not a JSON object', async () => {
    for (const body of ['{"count":2,"x":1}', '{"count":"2"}', '{"count":[2]}', '{"count":null}', '[]', 'null', '"x"', '{', '']) {
      expect(await refusal(source(body))).toBe('invalid_input')
    }
  })
  it('never lets the body or the query take the place of the path', async () => {
    expect(await refusal(source(`{"count":2,"id":"${id}"}`))).toBe('invalid_input')
    const request = new Request(`http://fan.localhost/api/x?id=${id}&count=2`)
    expect(await refusal(source(null, { request, body: 'none' }))).toBe('invalid_input')
  })
  it('takes from a header what belongs into it, and from nowhere else', async () => {
    const request = new Request('http://fan.localhost/api/x', { method: 'POST', body: '{"count":2,"run":"4"}', headers: { 'content-type': 'application/json' } })
    expect(await refusal(source(null, { request, headers: { run: 'akushu-run' } }))).toBe('invalid_input')
    const asked = new Request(`http://fan.localhost/api/x?count=2&run=4`)
    expect(await refusal(source(null, { request: asked, body: 'none', headers: { run: 'akushu-run' } }))).toBe('invalid_input')
  })
  it('is not moved by a prototype in disguise', async () => {
    expect(await refusal(source('{"count":2,"__proto__":{"admin":true}}'))).toBe('invalid_input')
  })
  it('takes JSON only as JSON, and no more than 64 KiB of it', async () => {
    expect(await refusal(source('{"count":2}', {}, 'text/plain'))).toBe('unsupported_media')
    expect(await refusal(source(`{"count":2,"x":"${'y'.repeat(70_000)}"}`))).toBe('too_large')
  })
  it('refuses a NUL or half a character in any text, however deep, and takes them in raw bytes', async () => {
    const Text = z.strictObject({ id: z.string().or(z.array(z.string())), search: z.string().optional() })
    const readText = (given: InputSource) => readInput(Text, given)
    await expect(readText(source('{"search":"a\\u0000b"}'))).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(readText(source('{}', { params: { id: ['v0', 'a\0'] } }))).rejects.toMatchObject({ code: 'invalid_input' })
    const request = new Request('http://fan.localhost/api/x?search=%00')
    await expect(readText(source(null, { request, body: 'none' }))).rejects.toMatchObject({ code: 'invalid_input' })
    const Deep = z.strictObject({ id: z.uuid(), words: z.object({ ja: z.array(z.string()) }) })
    for (const word of ['a\\u0000b', '\\ud83d', '\\udc4b\\ud83d']) {
      await expect(readInput(Deep, source(`{"words":{"ja":["${word}"]}}`))).rejects.toMatchObject({ code: 'invalid_input' })
    }
    expect(await readInput(Deep, source('{"words":{"ja":["\\ud83d\\udc4b 握手"]}}'))).toMatchObject({ words: { ja: ['👋 握手'] } })
    const Raw = z.strictObject({ id: z.uuid(), body: z.instanceof(Uint8Array) })
    expect((await readInput(Raw, source('a\0b', { body: 'bytes' }))).body.length).toBe(3)
  })
  it('stops reading a raw body that is too long', async () => {
    const Raw = z.strictObject({ id: z.uuid(), body: z.instanceof(Uint8Array) })
    expect((await readInput(Raw, source('0123456789', { body: 'bytes' }))).body.length).toBe(10)
    await expect(readInput(Raw, source('01234567890', { body: 'bytes' }))).rejects.toMatchObject({ code: 'too_large' })
  })
})
