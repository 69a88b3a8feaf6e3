import { z } from 'zod'

type Form = 'bytes' | 'events' | 'redirect' | 'picture'

/** Forms of an answer that are not JSON. */
export type Answer<T extends z.ZodType> = T | { form: Form; shape: T }

/** Raw bytes, such as a key. */
export const bytes = { form: 'bytes', shape: z.instanceof(Uint8Array) } as const
/** A picture of ours. Its address changes with its bytes, so that a public one may be kept for ever. */
export const picture = {
  form: 'picture',
  shape: z.object({ body: z.instanceof(Uint8Array), type: z.enum(['image/webp', 'image/jpeg']), isPublic: z.boolean() }),
} as const
/** A stream of server-sent events. */
export const eventStream = { form: 'events', shape: z.instanceof(ReadableStream) } as const
/** Go to a page of ours: a path on this host. Of the shape, only the location leaves; the rest is for cookies. */
export const redirect = <T extends z.ZodType<{ location: string }>>(shape: T) => ({ form: 'redirect', shape }) as const

type Envelope = { status: number; requestId: string; cookies: string[]; isHead: boolean }

/** Lets out what the output schema lists, and nothing else. */
export function respond<T extends z.ZodType>(output: Answer<T>, result: z.input<T>, envelope: Envelope): Response {
  const headers = new Headers({
    'cache-control': 'no-store',
    'x-request-id': envelope.requestId,
    'x-content-type-options': 'nosniff',
  })
  for (const cookie of envelope.cookies) headers.append('set-cookie', cookie)
  if (output instanceof z.ZodType) {
    headers.set('content-type', 'application/json')
    return new Response(JSON.stringify(output.parse(result)), { status: envelope.status, headers })
  }
  const answer = respondInForm(output.form, output.shape.parse(result), envelope.status, headers)
  return envelope.isHead ? withoutBody(answer) : answer
}

/** Next lets the body of a HEAD fall without ending it: an event stream would go on for as long as its session. */
function withoutBody(answer: Response): Response {
  void answer.body?.cancel()
  return new Response(null, { status: answer.status, headers: answer.headers })
}

function respondInForm(form: Form, result: unknown, status: number, headers: Headers): Response {
  switch (form) {
    case 'bytes':
      headers.set('content-type', 'application/octet-stream')
      return new Response(new Uint8Array(z.instanceof(Uint8Array).parse(result)), { status, headers })
    case 'picture': {
      const { body, type, isPublic } = picture.shape.parse(result)
      headers.set('content-type', type)
      headers.set('content-length', String(body.length))
      if (isPublic) headers.set('cache-control', 'public, max-age=31536000, immutable')
      return new Response(new Uint8Array(body), { status, headers })
    }
    case 'events':
      headers.set('content-type', 'text/event-stream; charset=utf-8')
      // `no-transform` keeps proxies from gathering events until a buffer is full.
      headers.set('cache-control', 'no-store, no-transform')
      headers.set('x-accel-buffering', 'no')
      return new Response(z.instanceof(ReadableStream).parse(result), { status, headers })
    case 'redirect':
      headers.set('location', z.object({ location: z.string() }).parse(result).location)
      return new Response(null, { status: 303, headers })
  }
}
