import type { Schema } from '../doors'

/** Something that no parameter wants. `isShape` is wrong by its very type, wherever a text or a number is meant. */
export type Junk = { name: string; value: unknown; isShape: boolean }

const megabyte = 1024 * 1024

/** For fields of a JSON body. */
export const bodyJunk: readonly Junk[] = [
  { name: 'an object', value: { $ne: null }, isShape: true },
  { name: 'an array', value: ['a', ['b']], isShape: true },
  { name: 'null', value: null, isShape: true },
  { name: 'a boolean', value: true, isShape: true },
  { name: 'a huge number', value: 1e308, isShape: true },
  { name: 'a number below everything', value: -Number.MAX_SAFE_INTEGER, isShape: true },
  { name: 'a NUL', value: 'a\0b', isShape: true },
  { name: 'a string of 1 MB', value: 'a'.repeat(megabyte), isShape: true },
  { name: 'half a character', value: '\ud800', isShape: true },
  { name: 'a piece of SQL', value: `'; DROP TABLE person; --`, isShape: false },
  { name: 'a way up', value: '../../etc/passwd', isShape: false },
  { name: 'a prototype', value: '__proto__', isShape: false },
  { name: 'an empty string', value: '', isShape: false },
]

/** For path, query and headers, as they are sent. A whole request line may have 16 kB, which Node itself says. */
export const textJunk: readonly Junk[] = [
  { name: 'an object', value: '[object Object]', isShape: false },
  { name: 'brackets', value: '%7B%22%24ne%22%3Anull%7D', isShape: false },
  { name: 'null', value: 'null', isShape: false },
  { name: 'a huge number', value: '1e308', isShape: false },
  { name: 'a NUL', value: '%00', isShape: false },
  { name: 'a string of 8 kB', value: 'a'.repeat(8 * 1024), isShape: false },
  { name: 'bytes that are no text', value: '%ff%fe', isShape: false },
  { name: 'half an escape', value: '%', isShape: false },
  { name: 'a piece of SQL', value: '%27%3B%20DROP%20TABLE%20person%3B--', isShape: false },
  { name: 'a way up', value: '..%2f..%2fetc%2fpasswd', isShape: false },
  { name: 'a line of its own', value: '%0d%0aset-cookie%3A%20a%3D1', isShape: false },
  { name: 'a prototype', value: '__proto__', isShape: false },
]

/** Whether a schema takes a value of this very type: what is meant is no junk. */
export function wants(schema: Schema | undefined, value: unknown): boolean {
  if (!schema) return false
  const options = schema.anyOf ?? schema.oneOf
  if (options) return options.some((option) => wants(option, value))
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]).map(String)
  // No type at all takes anything.
  if (schema.type === undefined) return !('enum' in schema) && !('const' in schema)
  if (value === null) return types.includes('null')
  if (Array.isArray(value)) return false
  switch (typeof value) {
    case 'boolean':
      return types.includes('boolean')
    case 'number':
      return types.some((type) => type === 'number' || type === 'integer') && !('maximum' in schema && value > Number(schema['maximum']))
    case 'object':
      return false
    default:
      return false
  }
}
