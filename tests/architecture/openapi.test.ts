import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { signedIn, ticketHolder } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, type RouteMark, routeMark } from '@/lib/http/route'
import { breakingChanges } from './checks/breaking'
import { openapiOf, type Document } from './checks/openapi'
import { entriesOf, type RouteEntry } from './checks/routes'
import { listFiles, projectRoot } from './tree'

const file = join(projectRoot, 'lib/http/openapi/openapi.json')
const written = (document: Document) => `${JSON.stringify(document, null, 1)}\n`
const isMeant = process.env.UPDATE_OPENAPI === '1'
const advice = 'When that is meant: UPDATE_OPENAPI=1 npx vitest run --project unit tests/architecture/openapi.test.ts'

test('the committed document is what the routes declare, and breaks no client', { timeout: 60_000 }, async () => {
  const files = listFiles().filter((path) => /^app\/.+\/route\.tsx?$/.test(path))
  const entries: RouteEntry[] = []
  for (const path of files) entries.push(...entriesOf(path, (await import(join(projectRoot, path))) as Record<string, unknown>))
  const actual = openapiOf(entries)
  const operations = Object.values(actual.paths).flatMap((methods) => Object.keys(methods))
  expect(operations.length).toBe(entries.filter(({ path }) => path !== '/api/[...path]').length)
  if (isMeant) writeFileSync(file, written(actual))
  const committed = JSON.parse(readFileSync(file, 'utf8')) as Document
  const broken = breakingChanges(committed, actual)
  expect(broken, `These break clients of the committed document. ${advice}\n${broken.join('\n')}\n`).toEqual([])
  expect(written(committed) === written(actual), `lib/http/openapi/openapi.json is another than the routes declare. ${advice}`).toBe(true)
})

describe('a document', () => {
  const Input = z.strictObject({ ticketId: z.uuid(), delayMs: z.int().min(0).optional(), grant: z.uuid().optional() })
  const base = {
    access: ticketHolder('ticketId'),
    input: Input,
    output: z.object({ state: z.enum(['valid', 'used']), until: z.iso.datetime().nullable() }),
    audit: 'ticketing.read',
    limit: perActor('10/min'),
    headers: { grant: 'akushu-grant' },
    handle: async () => ({ state: 'valid' as const, until: null }),
  }
  const mark = route(base)[routeMark]
  const documentOf = (change: Partial<RouteMark>, method = 'POST') => openapiOf([{ method, path: '/api/tickets/[ticketId]', mark: { ...mark, ...change } }])
  const before = documentOf({})

  test('says what goes in by which way, and what comes out', () => {
    const operation = before.paths['/api/tickets/{ticketId}']?.['post']
    expect(operation?.parameters.map((parameter) => `${parameter.in} ${parameter.name} ${parameter.required}`)).toEqual(['path ticketId true', 'header akushu-grant false'])
    expect(operation?.requestBody).toMatchObject({ required: false, content: { 'application/json': { schema: { properties: { delayMs: { type: 'integer' } }, additionalProperties: false } } } })
    expect(operation?.responses[200]).toMatchObject({ content: { 'application/json': { schema: { required: ['state', 'until'] } } } })
    const read = documentOf({}, 'GET').paths['/api/tickets/{ticketId}']?.['get']
    expect(read?.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)).toEqual(['path ticketId', 'header akushu-grant', 'query delayMs'])
  })

  const changed: [string, Partial<RouteMark>, RegExp][] = [
    ['another access', { access: signedIn() }, /access was “ticketHolder of ticketId” and is “signed in”/],
    ['a field that is no longer taken', { input: Input.omit({ delayMs: true }) }, /delayMs is gone/],
    ['a header that is no longer taken', { headers: {}, input: Input.omit({ grant: true }) }, /akushu-grant is no longer taken/],
    ['a new field that must be there', { input: Input.extend({ reason: z.string() }) }, /reason is required now/],
    ['a field that must be there now', { input: Input.required() }, /required now/],
    ['a narrower number', { input: Input.extend({ delayMs: z.int().min(5).optional() }) }, /minimum is narrower/],
    ['another type', { input: Input.extend({ delayMs: z.string().optional() }) }, /was integer and is string/],
    ['a field that no longer leaves', { output: z.object({ state: z.enum(['valid', 'used']) }) }, /until is gone/],
    ['a field that may be missing', { output: z.object({ state: z.enum(['valid', 'used']).optional(), until: z.iso.datetime().nullable() }) }, /state may be missing/],
    ['a field that may be null', { output: z.object({ state: z.enum(['valid', 'used']).nullable(), until: z.iso.datetime().nullable() }) }, /state was string and is null/],
    ['another status', { status: 201 }, /no longer answers 200/],
  ]
  test.each(changed)('is broken by %s', (_name, change, sentence) => expect(breakingChanges(before, documentOf(change)).join('\n')).toMatch(sentence))

  test('is broken by a path or a method that is gone', () => {
    expect(breakingChanges(before, openapiOf([]))).toEqual(['POST /api/tickets/{ticketId}: is gone'])
    expect(breakingChanges(before, documentOf({}, 'GET'))).toEqual(['POST /api/tickets/{ticketId}: is gone'])
  })

  test('holds what is long and used twice in one place, and means the same', () => {
    const output = z.object(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`field${index}`, z.string()])))
    const twice = openapiOf(['/api/a', '/api/b'].map((path) => ({ method: 'GET', path, mark: { ...mark, input: z.strictObject({}), headers: {}, output } })))
    expect(Object.keys(twice.components.schemas ?? {})).toHaveLength(2)
    expect(JSON.stringify(twice).split('field39').length).toBe(3)
    const shorter = openapiOf(['/api/a', '/api/b'].map((path) => ({ method: 'GET', path, mark: { ...mark, input: z.strictObject({}), headers: {}, output: output.omit({ field0: true }) } })))
    expect(breakingChanges(twice, shorter)).toEqual(['GET /api/a: answer.field0 is gone', 'GET /api/b: answer.field0 is gone'])
    expect(breakingChanges(twice, twice)).toEqual([])
  })

  test('takes more, and tells more, without breaking', () => {
    const input = Input.extend({ delayMs: z.int().min(-5).nullable().optional(), note: z.string().optional() })
    const output = z.object({ state: z.enum(['valid']), until: z.iso.datetime(), more: z.string() })
    expect(breakingChanges(before, documentOf({ input, output, limit: perActor('1/min') }))).toEqual([])
  })
})
