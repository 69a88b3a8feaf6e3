import { isDeepStrictEqual } from 'node:util'
import type { Content, Document, Operation, Schema } from './openapi'
import { withoutSharedShapes } from './shared-shapes'

/** What a client of the earlier document would stumble over in the later one, one sentence each. */
export function breakingChanges(earlier: Document, later: Document): string[] {
  const paths = withoutSharedShapes(later).paths
  return Object.entries(withoutSharedShapes(earlier).paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, before]) => {
      const name = `${method.toUpperCase()} ${path}`
      const after = paths[path]?.[method]
      return after ? operationBreaks(before, after).map((what) => `${name}: ${what}`) : [`${name}: is gone`]
    }),
  )
}

function operationBreaks(before: Operation, after: Operation): string[] {
  const access = before['x-akushu-access'] === after['x-akushu-access'] ? [] : [`access was “${before['x-akushu-access']}” and is “${after['x-akushu-access']}”`]
  return [...access, ...parameterBreaks(before, after), ...contentBreaks('body', before.requestBody?.content, after.requestBody?.content, inputBreaks), ...answerBreaks(before, after)]
}

function parameterBreaks(before: Operation, after: Operation): string[] {
  const find = (operation: Operation, { name, in: place }: { name: string; in: string }) => operation.parameters.find((other) => other.name === name && other.in === place)
  const gone = before.parameters.filter((parameter) => !find(after, parameter)).map(({ name }) => `${name} is no longer taken`)
  const changed = after.parameters.flatMap((parameter) => {
    const known = find(before, parameter)
    if (parameter.required && !known?.required) return [`${parameter.name} is required now`]
    return known ? inputBreaks(known.schema, parameter.schema, parameter.name) : []
  })
  return [...gone, ...changed]
}

function answerBreaks(before: Operation, after: Operation): string[] {
  return Object.entries(before.responses).flatMap(([status, answer]) => {
    const other = after.responses[status]
    if (!other) return [`no longer answers ${status}`]
    return '$ref' in answer || '$ref' in other ? [] : contentBreaks('answer', answer.content, other.content, outputBreaks)
  })
}

type Compare = (before: Schema, after: Schema, place: string) => string[]

function contentBreaks(place: string, before: Content | undefined, after: Content | undefined, compare: Compare): string[] {
  if (!before && place === 'body' && after) return Object.values(after).flatMap(({ schema }) => compare({ type: 'object', properties: {} }, schema, place))
  return Object.entries(before ?? {}).flatMap(([type, { schema }]) => {
    const other = after?.[type]
    return other ? compare(schema, other.schema, place) : [`${place} is no longer ${type}`]
  })
}

/** What was taken must be taken: a schema of input may only become wider. */
function inputBreaks(before: Schema, after: Schema, place: string): string[] {
  if (isDeepStrictEqual(before, after)) return []
  const [options, others] = [optionsOf(before), optionsOf(after)]
  if (options.length > 1 || others.length > 1) return uncovered(options, others, inputBreaks, place)
  const required = (after.required ?? []).filter((name) => !(before.required ?? []).includes(name)).map((name) => `${place}.${name} is required now`)
  return [...typeBreaks(before, after, place, 'input'), ...tighter(before, after, place), ...required, ...fieldBreaks(before, after, place, inputBreaks)]
}

/** What was given must be given: a schema of output may only become narrower, and longer. */
function outputBreaks(before: Schema, after: Schema, place: string): string[] {
  if (isDeepStrictEqual(before, after)) return []
  const [options, others] = [optionsOf(before), optionsOf(after)]
  if (options.length > 1 || others.length > 1) return uncovered(others, options, (option, other, at) => outputBreaks(other, option, at), place)
  const uncertain = (before.required ?? []).filter((name) => name in (after.properties ?? {}) && !(after.required ?? []).includes(name)).map((name) => `${place}.${name} may be missing now`)
  return [...typeBreaks(after, before, place, 'output'), ...uncertain, ...fieldBreaks(before, after, place, outputBreaks)]
}

/** Options that no other option holds. */
function uncovered(options: Schema[], others: Schema[], compare: Compare, place: string): string[] {
  return options.flatMap((option) => {
    const faults = others.map((other) => compare(option, other, place))
    return faults.some((list) => list.length === 0) ? [] : [faults.toSorted((one, other) => one.length - other.length)[0]?.[0] ?? `${place}: a form is gone`]
  })
}

function optionsOf(schema: Schema): Schema[] {
  const options = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (options) return options.flatMap(optionsOf)
  return Array.isArray(schema.type) ? schema.type.map((type) => ({ ...schema, type }) as Schema) : [schema]
}

/** A value of `inner` that `outer` does not know. */
function typeBreaks(inner: Schema, outer: Schema, place: string, side: 'input' | 'output'): string[] {
  const isWithin = outer.type === undefined || inner.type === outer.type || (inner.type === 'integer' && outer.type === 'number')
  if (!isWithin) return [`${place} ${side === 'input' ? `was ${String(inner.type)} and is ${String(outer.type)}` : `was ${String(outer.type)} and is ${String(inner.type)}`}`]
  if (side === 'output') return []
  const known = valuesOf(outer)
  const lost = known === null ? [] : (valuesOf(inner) ?? ['everything else']).filter((value) => !known.includes(value))
  return lost.length > 0 ? [`${place} no longer takes ${lost.join(', ')}`] : []
}

function valuesOf(schema: Schema): unknown[] | null {
  return schema.enum ?? ('const' in schema ? [schema.const] : null)
}

/** Bounds that have come closer. */
function tighter(before: Schema, after: Schema, place: string): string[] {
  const lower = (['minimum', 'exclusiveMinimum', 'minLength', 'minItems'] as const).filter((word) => Number(after[word] ?? -Infinity) > Number(before[word] ?? -Infinity))
  const upper = (['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'] as const).filter((word) => Number(after[word] ?? Infinity) < Number(before[word] ?? Infinity))
  const shapes = (['pattern', 'format'] as const).filter((word) => after[word] !== undefined && after[word] !== before[word])
  const closed = after.additionalProperties === false && before.additionalProperties !== false && before.properties !== undefined ? ['additionalProperties'] : []
  return [...lower, ...upper, ...shapes, ...closed].map((word) => `${place}: ${word} is narrower`)
}

function fieldBreaks(before: Schema, after: Schema, place: string, compare: Compare): string[] {
  const [fields, others] = [(before.properties ?? {}) as Record<string, Schema>, (after.properties ?? {}) as Record<string, Schema>]
  const isOpen = compare === inputBreaks && after.additionalProperties !== false
  const each = Object.entries(fields).flatMap(([name, schema]) => {
    const other = others[name]
    if (!other) return isOpen ? [] : [`${place}.${name} is gone`]
    return compare(schema, other, `${place}.${name}`)
  })
  const items = before.items && after.items ? compare(before.items as Schema, after.items as Schema, `${place}[]`) : []
  return [...each, ...items]
}
