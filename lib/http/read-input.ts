import { z } from 'zod'
import { Problem } from '@/lib/platform/problem'
import { readBytes } from './read-bytes'

const jsonLimitBytes = 64 * 1024

export type BodyKind = 'json' | 'text' | 'bytes' | 'none'

export type InputSource = {
  request: Request
  params: Record<string, string | string[]>
  /** `none` when left out. */
  body?: BodyKind
  /** Bytes a raw body may have. */
  maxBytes?: number
  /** Told of each piece of a raw body, see `readBytes`. */
  grow?: (bytes: number) => void
  /** Input field → request header. */
  headers: Record<string, string>
}

/**
 * Gathers path parameters, query and body into one object and checks it against the route's schema.
 * Unknown keys are refused, a key given twice is refused, a path parameter always wins its name.
 * Throws `invalid_input`, `too_large` or `unsupported_media`.
 */
export async function readInput<S extends z.ZodType>(schema: S, source: InputSource): Promise<z.infer<S>> {
  const gathered = new Map<string, unknown>()
  const add = (key: string, value: unknown) => {
    if (gathered.has(key)) throw new Problem('invalid_input', { user: `“${key}” was given twice.` })
    gathered.set(key, value)
  }
  for (const [key, value] of Object.entries(source.params)) add(key, value)
  // What a header says is said by that header alone, also when it is missing.
  const addAsked = (key: string, value: unknown) => {
    if (key in source.headers) throw new Problem('invalid_input', { user: `“${key}” is sent as a header.` })
    add(key, value)
  }
  for (const [key, value] of new URL(source.request.url).searchParams) addAsked(key, value)
  for (const [field, header] of Object.entries(source.headers)) {
    const value = source.request.headers.get(header)
    if (value !== null) add(field, value)
  }
  for (const [key, value] of await readBody(source)) addAsked(key, value)
  const result = schema.safeParse(Object.fromEntries(gathered))
  if (!result.success) throw new Problem('invalid_input', { user: describe(result.error) })
  // After the schema, which has bounded how deep it goes.
  if (!isWritable(result.data)) throw new Problem('invalid_input', { user: 'A text holds a character that cannot be kept.' })
  return result.data
}

/** All that a schema asks for but the body, for a question before that is read. */
export function withoutBody(schema: z.ZodType): z.ZodType<Record<string, unknown>> {
  if (!(schema instanceof z.ZodObject)) throw new Error('only an object has a body to leave out')
  return schema.omit({ body: true })
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair, neither in a text nor in JSON, and no text of ours needs one. */
function isWritable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Surrogate}/u.test(value)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true
  return Object.values(value).every(isWritable)
}

async function readBody(source: InputSource): Promise<[string, unknown][]> {
  if (source.body === undefined || source.body === 'none') return []
  if (source.body === 'bytes') return [['body', await readBytes(source.request, source.maxBytes ?? 0, source.grow)]]
  const bytes = await readBytes(source.request, jsonLimitBytes)
  if (source.body === 'text') return [['body', bytes.toString('utf8')]]
  if (bytes.length === 0) return []
  const type = source.request.headers.get('content-type') ?? ''
  if (!/^application\/json(?:;|$)/.test(type)) throw new Problem('unsupported_media', { user: 'Send JSON.' })
  return Object.entries(parseJson(bytes.toString('utf8')))
}

function parseJson(text: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Problem('invalid_input', { user: 'The body is not JSON.' })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem('invalid_input', { user: 'The body must be a JSON object.' })
  }
  return value
}

/** Names the first thing that is wrong; never repeats the value. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0]
  if (!issue) return 'The request could not be read.'
  const place = issue.path.join('.')
  return place ? `${place}: ${issue.message}` : issue.message
}
