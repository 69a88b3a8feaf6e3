import { expect, test } from 'vitest'
import { problemStatus } from '@/lib/platform/problem'
import en from './en.json'
import ja from './ja.json'

function flatten(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]])
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is neither a text nor a group`)
  return new Map(
    Object.entries(node).flatMap(([key, child]) => [...flatten(child, path === '' ? key : `${path}.${key}`)]),
  )
}

/** Names of the values and tags a message needs; a plural's own branches begin with # and so name nothing. */
function parameters(text: string): string[] {
  const names = [...text.matchAll(/\{(\w+)\s*[,}]|<(\w+)>/g)].map(([, value, tag]) => value ?? tag ?? '')
  return [...new Set(names)].sort()
}

const japanese = flatten(ja)
const english = flatten(en)

test('both languages have the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...japanese.keys()].sort())
})

test('no text is empty', () => {
  const empty = [...japanese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)
  expect(empty).toEqual([])
})

test('both languages ask for the same values', () => {
  const differing = [...japanese].filter(([key, text]) => {
    const other = english.get(key) ?? ''
    return parameters(text).join() !== parameters(other).join()
  })
  expect(differing.map(([key]) => key)).toEqual([])
})

test('every refusal the product can give has words', () => {
  expect(Object.keys(ja.problem.codes).sort()).toEqual(Object.keys(problemStatus).sort())
})

test('Japanese has its own colon, and no word of the trade that a buyer would misread', () => {
  const odd = [...japanese].filter(([, text]) => /[ぁ-んァ-ヶ一-龥]:|取り置き|お金は|台帳/.test(text))
  expect(odd).toEqual([])
})
