import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import document from '@/lib/http/openapi/openapi.json'
import { projectRoot } from '@/processes/root'
import { withoutSharedShapes } from '@/tests/architecture/checks/shared-shapes'
import { addPerson } from './evening'
import type { Ground } from './ground'
import type { Ask, HostName, Visitor } from './visitor'

export type Schema = { [word: string]: unknown; properties?: Record<string, Schema>; required?: string[]; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[]; items?: Schema; type?: string | string[] }
export type Parameter = { name: string; in: string; required: boolean; schema: Schema }

/** A route as the committed document describes it. `path` has its gaps in brackets, as the table of routes has. */
export type Door = {
  name: string
  method: string
  path: string
  access: string
  isOpen: boolean
  parameters: Parameter[]
  /** Of a JSON body; null where there is none. */
  body: Schema | null
  /** Sent as it is: text or bytes. */
  isRaw: boolean
  requests: number | null
  isStream: boolean
}

type Operation = {
  'x-akushu-access': string
  'x-akushu-limit': { requests: number } | null
  security: unknown[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}

type Described = { paths: Record<string, Record<string, Operation>>; components: { schemas?: Record<string, Schema> } }

/** Every route of the product. The document is proved equal to the routes' own declarations by a test of its own. */
export function allDoors(): Door[] {
  const { paths } = withoutSharedShapes(JSON.parse(JSON.stringify(document)) as Described)
  return Object.entries(paths).flatMap(([template, methods]) => Object.entries(methods).map(([method, operation]) => doorOf(template, method.toUpperCase(), operation)))
}

function doorOf(template: string, method: string, operation: Operation): Door {
  const path = template.replaceAll(/\{(\w+)\}/g, (_gap, name: string) => (name === 'path' ? '[...path]' : `[${name}]`))
  const content = operation.requestBody?.content ?? {}
  return {
    name: `${method} ${path}`,
    method,
    path,
    access: operation['x-akushu-access'],
    isOpen: operation.security.length === 0,
    parameters: operation.parameters,
    body: content['application/json']?.schema ?? null,
    isRaw: 'text/plain' in content || 'application/octet-stream' in content,
    requests: operation['x-akushu-limit']?.requests ?? null,
    isStream: Object.values(operation.responses).some((answer) => 'text/event-stream' in (answer.content ?? {})),
  }
}

/** The committed tables, as lines without their access. */
export function committedLines(table: 'routes' | 'pages'): { line: string; access: string }[] {
  const text = readFileSync(join(projectRoot, 'tests', 'architecture', `${table}.txt`), 'utf8')
  return text.split('\n').filter(Boolean).map((row) => {
    const [line = '', access = ''] = row.split(' → ')
    return { line, access }
  })
}

/** A path with something in its gaps that has the right form and is nobody's. */
export function filled(path: string): string {
  return path
    .replace('[...path]', 'v0/0.m4s')
    .replace('[epoch]', '1')
    .replace(/\[(?:who|\w*[sS]lug|provider)\]/g, 'nothing-of-the-kind')
    .replaceAll(/\[\w+\]/g, () => randomUUID())
}

/** A JSON value that a schema takes as far as its form goes; what it is about does not exist. */
export function exampleOf(schema: Schema): unknown {
  const option = (schema.anyOf ?? schema.oneOf)?.[0]
  if (option) return exampleOf(option)
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, exampleOf(schema.properties?.[name] ?? {})]))
    case 'array':
      return Array.from({ length: Number(schema['minItems'] ?? 0) }, () => exampleOf(schema.items ?? {}))
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 1)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return exampleText(schema)
  }
}

function exampleText({ format, minLength, pattern }: Schema): string {
  switch (format) {
    case 'uuid':
      return randomUUID()
    case 'date-time':
      return '2026-12-01T09:00:00Z'
    case 'email':
      return 'nobody@demo.example'
    default:
      return pattern ? 'nothing-of-the-kind' : 'a'.repeat(Math.max(Number(minLength ?? 0), 6))
  }
}

/** A call that has the right form, for an object that nobody has. */
export function exampleCall(door: Door): Ask {
  const headers = Object.fromEntries(door.parameters.filter((one) => one.in === 'header' && one.required).map(({ name, schema }) => [name, String(exampleOf(schema))]))
  const query = door.parameters.filter((one) => one.in === 'query' && one.required).map(({ name, schema }) => `${name}=${encodeURIComponent(String(exampleOf(schema)))}`)
  const body = door.body ? exampleOf(door.body) : door.isRaw ? 'x' : undefined
  return { method: door.method, path: `${filled(door.path)}${query.length > 0 ? `?${query.join('&')}` : ''}`, headers, ...(body === undefined ? {} : { body }) }
}

/** Somebody who passes every gate, so that what is behind it is met; nothing of what is asked for belongs to them. */
export async function everyRole(ground: Ground, who: string, host: HostName = 'admin'): Promise<Visitor> {
  const personId = await addPerson(ground, who)
  const { id: artistProfileId, organisationId } = await ground.db.artistProfile.findUniqueOrThrow({ where: { slug: 'aoi-haru' } })
  await ground.db.artistMember.create({ data: { artistProfileId, personId, role: 'artist' } })
  await ground.db.membership.create({ data: { organisationId, personId, role: 'owner' } })
  for (const role of ['support', 'privacy'] as const) await ground.db.platformRole.create({ data: { personId, role } })
  return ground.signIn(who, host)
}
