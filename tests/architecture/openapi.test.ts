import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ingestor, signedIn, ticketHolder } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, type RouteMark, routeMark } from '@/lib/http/route'
import { breakingChanges } from './checks/breaking'
import { openapiOf, type Document } from './checks/openapi'
import { publicationFaults, publicationLine, unannouncedBreaks, versionBeside } from './checks/versions'
import { entriesOf, type RouteEntry } from './checks/routes'
import { listFiles, projectRoot } from './tree'

const folder = join(projectRoot, 'lib/http/openapi')
const file = join(folder, 'openapi.json')
/** The document as it was published last, and one line for each that ever was. */
const publishedFile = join(folder, 'published.json')
const versionsFile = join(folder, 'versions.txt')
const written = (document: Document) => `${JSON.stringify(document, null, 1)}\n`
const readDocument = (from: string) => JSON.parse(readFileSync(from, 'utf8')) as Document
const publishedVersions = () => readFileSync(versionsFile, 'utf8').trimEnd().split('\n')

const { UPDATE_OPENAPI: update, PUBLISH_OPENAPI: publish } = process.env
const command = 'npx vitest run --project unit tests/architecture/openapi.test.ts'

test('the committed document is what the routes declare, and breaks no client of the published one', { timeout: 60_000 }, async () => {
  const files = listFiles().filter((path) => /^app\/.+\/route\.tsx?$/.test(path))
  const entries: RouteEntry[] = []
  for (const path of files) entries.push(...entriesOf(path, (await import(join(projectRoot, path))) as Record<string, unknown>))
  const published = readDocument(publishedFile)
  const version = update ? versionBeside(published, openapiOf(entries, readDocument(file).info.version), update === 'major' ? 'major' : 'minor') : readDocument(file).info.version
  const actual = openapiOf(entries, version)
  const operations = Object.values(actual.paths).flatMap((methods) => Object.keys(methods))
  expect(operations.length).toBe(entries.filter(({ path }) => path !== '/api/[...path]').length)
  const broken = unannouncedBreaks(published, actual)
  expect(broken, `These break clients of version ${published.info.version}. When that is meant, it is a new major version: UPDATE_OPENAPI=major ${command}\n${broken.join('\n')}\n`).toEqual([])
  if (update) writeFileSync(file, written(actual))
  expect(written(readDocument(file)) === written(actual), `lib/http/openapi/openapi.json is another than the routes declare. When that is meant: UPDATE_OPENAPI=1 ${command}`).toBe(true)
  expect(version, `The version beside what was published is another: UPDATE_OPENAPI=1 ${command}`).toBe(versionBeside(published, actual, 'minor'))
})

test('what was published is as it was published', () => {
  if (publish === '1' && readDocument(file).info.version !== readDocument(publishedFile).info.version) {
    const text = readFileSync(file, 'utf8')
    writeFileSync(publishedFile, text)
    writeFileSync(versionsFile, `${[...publishedVersions(), publicationLine(readDocument(file).info.version, text)].join('\n')}\n`)
  }
  const faults = publicationFaults(publishedVersions(), readDocument(publishedFile).info.version, readFileSync(publishedFile, 'utf8'))
  expect(faults, `A version is published by PUBLISH_OPENAPI=1 ${command}, and then it stays as it is.\n${faults.join('\n')}\n`).toEqual([])
})

describe('a document', () => {
  const Input = z.strictObject({
    ticketId: z.uuid(),
    delayMs: z.int().min(0).optional(),
    why: z.enum(['ill', 'late']).optional(),
    note: z.string().optional(),
    grant: z.uuid().optional(),
  })
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
    expect(operation?.parameters.map((parameter) => `${parameter.in} ${parameter.name} ${parameter.required}`)).toEqual(['path ticketId true', 'header akushu-grant false', 'header idempotency-key false'])
    expect(operation?.requestBody).toMatchObject({ required: false, content: { 'application/json': { schema: { properties: { delayMs: { type: 'integer' } }, additionalProperties: false } } } })
    expect(operation?.responses[200]).toMatchObject({ content: { 'application/json': { schema: { required: ['state', 'until'] } } } })
    const read = documentOf({}, 'GET').paths['/api/tickets/{ticketId}']?.['get']
    expect(read?.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)).toEqual(['path ticketId', 'header akushu-grant', 'query delayMs', 'query why', 'query note'])
  })

  const changed: [string, Partial<RouteMark>, RegExp][] = [
    ['another access', { access: signedIn() }, /access was “ticketHolder of ticketId” and is “signed in”/],
    ['a field that is no longer taken', { input: Input.omit({ delayMs: true }) }, /delayMs is gone/],
    ['a header that is no longer taken', { headers: {}, input: Input.omit({ grant: true }) }, /akushu-grant is no longer taken/],
    ['a new field that must be there', { input: Input.extend({ reason: z.string() }) }, /reason is required now/],
    ['a field that must be there now', { input: Input.required() }, /required now/],
    ['a new field that is no option', { input: Input.extend({ reason: z.string().nullable() }) }, /reason is required now/],
    ['a value that is no longer taken', { input: Input.extend({ why: z.enum(['ill']).optional() }) }, /body\.why no longer takes late/],
    ['a text that only takes some values', { input: Input.extend({ note: z.enum(['short']).optional() }) }, /body\.note no longer takes everything else/],
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
    const input = Input.extend({ delayMs: z.int().min(-5).nullable().optional(), remark: z.string().optional(), why: z.enum(['ill', 'late', 'elsewhere']).optional() })
    const output = z.object({ state: z.enum(['valid']), until: z.iso.datetime(), more: z.string() })
    expect(breakingChanges(before, documentOf({ input, output, limit: perActor('1/min') }))).toEqual([])
  })

  test('says how an encoder shows its key, and which writes may be repeated', () => {
    const pushed = documentOf({ access: ingestor('ticketId') }).paths['/api/tickets/{ticketId}']?.['post']
    expect(pushed?.security).toEqual([{ session: [] }, { encoderKey: [] }])
    const taking = (change: Partial<RouteMark>) => documentOf(change).paths['/api/tickets/{ticketId}']?.['post']?.parameters.some(({ name }) => name === 'idempotency-key')
    expect([taking({}), taking({ replays: false }), taking({ access: ingestor('ticketId') })]).toEqual([true, false, false])
  })
})

describe('a version', () => {
  const at = (version: string, properties: z.ZodRawShape, limit = '10/min' as const): Document => {
    const mark = route({ access: signedIn(), input: z.strictObject({}), output: z.object(properties), audit: 'a.read', limit: perActor(limit), handle: async () => ({}) as never })[routeMark]
    return openapiOf([{ method: 'GET', path: '/api/a', mark }], version)
  }
  const published = at('1.2.0', { name: z.string() })
  const [same, more, less] = [at('1.2.0', { name: z.string() }), at('1.2.0', { name: z.string(), age: z.int() }), at('1.2.0', {})]

  test('rises with what is said more, and by its first number when it is asked to', () => {
    expect(versionBeside(published, same, 'minor')).toBe('1.2.0')
    expect(versionBeside(published, more, 'minor')).toBe('1.3.0')
    expect(versionBeside(published, less, 'major')).toBe('2.0.0')
    expect(versionBeside(published, at('2.0.0', {}), 'minor')).toBe('2.0.0')
  })

  test('lets clients break when its first number is higher, and only then', () => {
    expect(unannouncedBreaks(published, more)).toEqual([])
    expect(unannouncedBreaks(published, less)).toEqual(['GET /api/a: answer.name is gone'])
    expect(unannouncedBreaks(published, { ...less, info: { ...less.info, version: '1.9.0' } })).toHaveLength(1)
    expect(unannouncedBreaks(published, at('2.0.0', {}))).toEqual([])
    expect(unannouncedBreaks(published, openapiOf([], '1.2.0'))).toEqual(['GET /api/a: is gone'])
  })

  test('that was published stays as it was', () => {
    const lines = [publicationLine('1.1.0', 'one'), publicationLine('1.2.0', 'two')]
    expect(publicationFaults(lines, '1.2.0', 'two')).toEqual([])
    expect(publicationFaults(lines, '1.2.0', 'another two')).toEqual(['1.2.0 is another than the one that was published last'])
    expect(publicationFaults([...lines, publicationLine('1.2.0', 'another two')], '1.2.0', 'another two')).toHaveLength(1)
    expect(publicationFaults([...lines, publicationLine('2.0.0', 'three')], '2.0.0', 'three')).toEqual([])
  })
})
