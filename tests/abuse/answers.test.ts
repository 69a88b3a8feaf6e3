import { describe, expect, test } from 'vitest'
import { faultOf, traceIn } from './answers'

const requestId = '00000000-0000-4000-8000-000000000000'
const refusal = (detail: string) => ({
  status: 400,
  headers: { 'content-type': 'application/problem+json', 'x-request-id': requestId },
  body: Buffer.alloc(0),
  text: JSON.stringify({ status: 400, code: 'invalid_input', detail, requestId }),
})

describe('a refusal', () => {
  test('may say what is wrong', () => expect(faultOf(refusal('The path is too long. Look at /api/events.'))).toBeNull())

  const traces: [string, string][] = [
    ['of the sources', 'Error\n    at readInput (lib/http/read-input.ts)'],
    ['of a build', 'Error: a at b (/srv/app/.next/server/chunks/1.js:1:2)'],
    ['of a bundle', 'at worker.mjs:10:4'],
    ['of a package', '/srv/app/node_modules/pg/index'],
    ['of the database', 'PrismaClientKnownRequestError'],
    ['of a connection', 'connect ECONNREFUSED 127.0.0.1:5432'],
  ]
  test.each(traces)('holds no trace %s', (_where, detail) => expect(faultOf(refusal(detail))).toMatch(/^refused with .* in it$/))

  test('may hold a trace in a list, which is seen', () => expect(traceIn(JSON.stringify({ errors: [{ detail: 'a\n  at b' }] }))).toBeDefined())
})
