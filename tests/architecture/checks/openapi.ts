import { z } from 'zod'
import { accessLine, type Access } from '@/lib/http/access'
import { sessionCookie } from '@/lib/http/read-cookie'
import type { RouteEntry } from './routes'
import { withSharedShapes } from './shared-shapes'

export type Schema = z.core.JSONSchema.BaseSchema
export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema }
export type Content = Record<string, { schema: Schema }>
export type Operation = {
  'x-akushu-access': string
  'x-akushu-ledger': string | null
  'x-akushu-limit': { requests: number; perSeconds: number } | null
  security: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, { description: string; content?: Content; headers?: object } | { $ref: string }>
}
export type Document = { openapi: string; info: { version: string; [word: string]: unknown }; paths: Record<string, Record<string, Operation>>; components: { schemas?: Record<string, Schema>; responses?: object; securitySchemes?: object } }

/** What any browser sends by itself is no parameter. */
const fromEveryBrowser = ['cookie', 'host', 'user-agent', 'accept-language']

type Mark = NonNullable<RouteEntry['mark']>
const openKinds: readonly Access['kind'][] = ['public', 'provider', 'demo']
/** Answers everybody that there is nothing: no door of its own. */
const nowhere = '/api/[...path]'

/** The OpenAPI 3.1 document of all routes, made from nothing but what they declare. */
export function openapiOf(entries: readonly RouteEntry[], version = '1.0.0'): Document {
  const paths: Document['paths'] = {}
  for (const { method, path, mark } of entries.toSorted((one, other) => (one.path === other.path ? one.method.localeCompare(other.method) : one.path < other.path ? -1 : 1))) {
    if (!mark || path === nowhere) continue
    const template = path.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, '{$1}')
    paths[template] = { ...paths[template], [method.toLowerCase()]: operationOf(method, path, mark) }
  }
  return withSharedShapes<Document>({
    openapi: '3.1.0',
    info: {
      title: 'Akushu',
      version,
      description:
        'Made from the declarations of the routes. A write with the session’s cookie needs the Origin of the page. Fields that are not listed are refused. A foreign object is a 404, like one that does not exist.',
    },
    paths,
    components: { schemas: { Problem: schemaOf(Problem, 'output') }, responses: { Problem: problemResponse }, securitySchemes },
  })
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: sessionCookie, description: 'Of a person who has signed in.' },
  encoderKey: { type: 'http', scheme: 'bearer', description: 'The key of one broadcast’s encoder, made on its studio page (RFC 6750). Not together with a session.' },
}

/** How somebody shows who they are; an encoder has no session. */
function securityOf({ kind }: Access): Operation['security'] {
  if (openKinds.includes(kind)) return []
  return kind === 'ingestor' ? [{ session: [] }, { encoderKey: [] }] : [{ session: [] }]
}

/** Of a write whose repeat gets the first answer again, as `lib/http/idempotency.ts` keeps it. */
const idempotencyKey: Parameter = {
  name: 'idempotency-key',
  in: 'header',
  required: false,
  schema: { type: 'string', pattern: '^[\\w-]{8,80}$', description: 'Made up by the client for each act: a repeat of the same input gets the first answer again, another input is refused.' },
}

function takesIdempotencyKey(method: string, { access, output, replays }: Mark): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method) && output instanceof z.ZodType && replays !== false && !['provider', 'demo', 'ingestor'].includes(access.kind)
}

/** RFC 9457, with a code that screens choose their words by and the id of the request. */
const Problem = z.object({ type: z.string(), title: z.string(), status: z.int(), code: z.string(), detail: z.string().optional(), requestId: z.uuid() })
const problemResponse = { description: 'A refusal', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }

function operationOf(method: string, path: string, mark: Mark): Operation {
  const pathNames = [...path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name = '']) => name)
  const headers = Object.entries(mark.headers ?? {})
  const headerNames = headers.filter(([, header]) => !fromEveryBrowser.includes(header)).map(([name]) => name)
  const body = mark.body ?? (['GET', 'HEAD', 'OPTIONS'].includes(method) ? 'none' : 'json')
  const { taken, rest } = takeOut(schemaOf(mark.input, 'input'), [...pathNames, ...headers.map(([name]) => name), ...(body === 'bytes' || body === 'text' ? ['body'] : [])])
  const asked = body === 'json' ? [] : takeOut(rest, Object.keys(propertiesOf(rest))).taken
  const parameters = [
    ...pathNames.map((name): Parameter => ({ name, in: 'path', required: true, schema: taken.find((field) => field.name === name)?.schema ?? {} })),
    ...taken.filter(({ name }) => headerNames.includes(name)).map(({ name, isRequired, schema }): Parameter => ({ name: mark.headers?.[name] ?? name, in: 'header', required: isRequired, schema })),
    ...asked.map(({ name, isRequired, schema }): Parameter => ({ name, in: 'query', required: isRequired, schema })),
    ...(takesIdempotencyKey(method, mark) ? [idempotencyKey] : []),
  ]
  return {
    'x-akushu-access': accessLine(mark.access),
    'x-akushu-ledger': typeof mark.audit === 'string' ? mark.audit : null,
    'x-akushu-limit': mark.limit,
    security: securityOf(mark.access),
    parameters,
    ...bodyOf(body, rest),
    responses: { ...answerOf(mark), default: { $ref: '#/components/responses/Problem' } },
  }
}

function bodyOf(body: NonNullable<Mark['body']>, rest: Schema): Pick<Operation, 'requestBody'> {
  switch (body) {
    case 'none':
      return {}
    case 'json':
      return { requestBody: { required: requiredOf(rest).length > 0, content: { 'application/json': { schema: rest } } } }
    case 'text':
      return { requestBody: { required: true, content: { 'text/plain': { schema: { type: 'string' } } } } }
    case 'bytes':
      return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } }
  }
}

function answerOf({ output, status = 200 }: Mark): Operation['responses'] {
  if (output instanceof z.ZodType) return { [status]: { description: 'Carried out', content: { 'application/json': { schema: schemaOf(output, 'output') } } } }
  switch (output.form) {
    case 'bytes':
      return { [status]: { description: 'Raw bytes', content: { 'application/octet-stream': { schema: {} } } } }
    case 'events':
      return { [status]: { description: 'Server-sent events', content: { 'text/event-stream': { schema: {} } } } }
    case 'redirect':
      return { 303: { description: 'Go to a page of ours', headers: { Location: { schema: { type: 'string' } } } } }
    default:
      return { [status]: { description: 'Bytes of some kind', content: { '*/*': { schema: {} } } } }
  }
}

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    // A known format says it all; its pattern would be most of the document.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern
    },
  })
  return schema
}

type Field = { name: string; isRequired: boolean; schema: Schema }

/** Splits an object's schema, or each option of a union of objects, into some fields by name and what is left. */
export function takeOut(schema: Schema, names: readonly string[]): { taken: Field[]; rest: Schema } {
  for (const word of ['anyOf', 'oneOf', 'allOf'] as const) {
    const options = schema[word] as Schema[] | undefined
    if (!options) continue
    const parts = options.map((option) => takeOut(option, names))
    const found = new Map(parts.flatMap(({ taken }) => taken).map((field) => [field.name, field]))
    const isAlways = (name: string) => parts.every(({ taken }) => taken.some((field) => field.name === name && field.isRequired))
    return { taken: [...found.values()].map((field) => ({ ...field, isRequired: isAlways(field.name) })), rest: { ...schema, [word]: parts.map(({ rest }) => rest) } }
  }
  const properties = propertiesOf(schema)
  const required = requiredOf(schema)
  const isTaken = (name: string) => names.includes(name)
  const taken = Object.keys(properties).filter(isTaken).map((name) => ({ name, isRequired: required.includes(name), schema: properties[name] ?? {} }))
  const { required: _required, ...others } = schema
  const left = required.filter((name) => !isTaken(name))
  return { taken, rest: { ...others, properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !isTaken(name))), ...(left.length > 0 ? { required: left } : {}) } }
}

/** The fields of an object, or of all options of a union. */
export function propertiesOf(schema: Schema): Record<string, Schema> {
  const options = [...((schema.anyOf ?? []) as Schema[]), ...((schema.oneOf ?? []) as Schema[]), ...((schema.allOf ?? []) as Schema[])]
  return Object.assign({}, ...options.map(propertiesOf), schema.properties) as Record<string, Schema>
}

function requiredOf(schema: Schema): string[] {
  const options = [...((schema.anyOf ?? []) as Schema[]), ...((schema.oneOf ?? []) as Schema[])]
  return [...(schema.required ?? []), ...(options.length > 0 && options.every((option) => requiredOf(option).length > 0) ? options.flatMap(requiredOf) : [])]
}
