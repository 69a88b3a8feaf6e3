import fc from 'fast-check'
import type { Door, Schema } from '../doors'
import type { Ask } from '../visitor'

/** What exists, to be named: a call about something real gets further than one about nothing. */
export type Known = { slugs: string[]; ids: string[]; idsOf: (name: string) => string[] }

/** Inputs of a route as its schema describes them, and inputs that are not quite so. */
export function callsOf(door: Door, known: Known): fc.Arbitrary<Ask> {
  const gaps = door.parameters.filter(({ in: place }) => place === 'path')
  const queries = door.parameters.filter(({ in: place }) => place === 'query')
  const headers = door.parameters.filter(({ in: place }) => place === 'header')
  return fc
    .record({
      gaps: fc.tuple(...gaps.map(({ name, schema }) => textOf(schema, known, name))),
      queries: fc.tuple(...queries.map(({ required, schema, name }) => sometimes(textOf(schema, known, name), required))),
      headers: fc.tuple(...headers.map(({ required, schema, name }) => sometimes(textOf(schema, known, name), required))),
      body: door.body ? spoiled(valueOf(door.body, known)) : door.isRaw ? fc.string({ maxLength: 200 }) : fc.constant(undefined),
    })
    .map((drawn) => {
      const path = gaps.reduce((rest, { name }, index) => rest.replace(new RegExp(`\\[(?:\\.\\.\\.)?${name}\\]`), () => encodeURIComponent(drawn.gaps[index] ?? '')), door.path)
      const pairs = queries.flatMap(({ name }, index) => (drawn.queries[index] === undefined ? [] : [`${name}=${encodeURIComponent(drawn.queries[index])}`]))
      const said = headers.flatMap(({ name }, index): [string, string][] => (drawn.headers[index] === undefined ? [] : [[name, drawn.headers[index].replaceAll(/[^\x20-\x7e]/g, '?')]]))
      const query = pairs.length > 0 ? `?${pairs.join('&')}` : ''
      return { method: door.method, path: `${path}${query}`, headers: Object.fromEntries(said), ...(drawn.body === undefined ? {} : { body: drawn.body }) }
    })
}

function sometimes<T>(arbitrary: fc.Arbitrary<T>, required: boolean): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: required ? 10 : 2 })
}

/** What is sent as text: mostly of the schema's form, with something in it that a path has no gap for without. */
function textOf(schema: Schema, known: Known, name: string): fc.Arbitrary<string> {
  const slugs = /slug$/i.test(name) ? [{ weight: 3, arbitrary: fc.constantFrom('moonlight-acoustic', ...known.slugs) }] : []
  // What encoders push, so that more of it is looked into than its name.
  const files = name === 'path' ? [{ weight: 10, arbitrary: fc.constantFrom('init.mp4', 'index0.m4s', '7.m4s', 'index3.ts', 'index.m3u8') }] : []
  return fc.oneof(
    ...slugs,
    ...files,
    { weight: 5, arbitrary: valueOf(schema, known, name).map((value) => (typeof value === 'string' ? value : JSON.stringify(value) ?? '1')) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }) },
  ).map((text) => (text === '' || text === '.' || text === '..' ? 'x' : text.toWellFormed()))
}

/** Values that a JSON schema takes; an id mostly one of what its field is named after. */
export function valueOf(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const options = schema.anyOf ?? schema.oneOf
  if (options) return fc.oneof(...options.map((option) => valueOf(option, known, name)))
  if ('const' in schema) return fc.constant(schema['const'])
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]))
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return objectOf(schema, known)
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, known, name), { minLength: Number(schema['minItems'] ?? 0), maxLength: Math.min(Number(schema['maxItems'] ?? 4), 6) })
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.max(Number(schema['minimum'] ?? -1_000), -1e9), max: Math.min(Number(schema['maximum'] ?? 1e6), 1e9) })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return stringOf(schema, known, name)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function objectOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]): [string, fc.Arbitrary<unknown>] => [
    name,
    /slug$/i.test(name) ? fc.oneof(fc.constantFrom('moonlight-acoustic', ...known.slugs), valueOf(field, known)) : valueOf(field, known, name),
  ])
  return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] })
}

function stringOf(schema: Schema, known: Known, name: string): fc.Arbitrary<string> {
  switch (schema['format']) {
    case 'uuid':
      return idOf(known, name)
    case 'date-time':
      return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
    case 'email':
      return fc.nat(99).map((number) => `fuzz-${number}@demo.example`)
    default:
      return plainOf(schema)
  }
}

function idOf(known: Known, name: string): fc.Arbitrary<string> {
  const anything = fc.constantFrom('00000000-0000-4000-8000-000000000000', ...known.ids)
  const fitting = known.idsOf(name)
  return fc.oneof(
    { weight: 3, arbitrary: fitting.length > 0 ? fc.constantFrom(...fitting) : anything },
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: fc.uuid({ version: 4 }) },
  )
}

function plainOf(schema: Schema): fc.Arbitrary<string> {
  const [minLength, maxLength] = [Number(schema['minLength'] ?? 0), Math.min(Number(schema['maxLength'] ?? 60), 300)]
  const plain = fc.oneof(
    { weight: 9, arbitrary: fc.string({ minLength, maxLength: Math.max(minLength, maxLength), unit: 'grapheme' }) },
    // Characters that a database cannot keep, at whatever depth.
    { weight: 1, arbitrary: fc.constantFrom('握\0手', 'half \ud83d a character') },
  )
  try {
    return schema['pattern'] ? fc.oneof(fc.stringMatching(new RegExp(String(schema['pattern']), 'u')), plain) : plain
  } catch {
    // A pattern beyond what can be drawn from: texts of any form are still of some use.
    return plain
  }
}

/** Mostly as it is; else with a field that is gone, one too many, or one of another kind. */
function spoiled(arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const broken = fc.tuple(arbitrary, fc.nat(20), fc.constantFrom('gone', 'other', 'more'), fc.jsonValue({ maxDepth: 1 })).map(([value, place, how, other]) => {
    if (typeof value !== 'object' || value === null) return value
    const names = Object.keys(value)
    const name = names[place % Math.max(names.length, 1)]
    if (how === 'more' || name === undefined) return { ...value, [`more${place}`]: other }
    if (how === 'other') return { ...value, [name]: other }
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
  })
  return fc.oneof({ weight: 3, arbitrary }, { weight: 1, arbitrary: broken })
}
