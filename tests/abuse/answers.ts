import { isDeepStrictEqual } from 'node:util'
import type { Answer } from './visitor'

/** A stack trace is one as it stands in a text, and of a production build as well, whose files are `….js:1:2`. */
const traces = [/\n\s+at \S/, /\.[cm]?[jt]sx?:\d+/, /node_modules/, /\.next\//, /\bfile:\/\/\//, /prisma/i, /postgres/i, /ECONN/]

/** What is wrong with a refusal as an answer of ours; null when it is a problem with its request's id and says nothing else. */
export function faultOf(answer: Answer, isHead = false): string | null {
  const { status, headers, text } = answer
  if (status < 400) return null
  if (status >= 500) return `answered ${status}`
  if (headers['content-type'] !== 'application/problem+json') return `refused with ${status} as ${String(headers['content-type'])}`
  if (isHead) return null
  const trace = traceIn(text)
  if (trace) return `refused with ${trace.source} in it`
  const problem = parse(text)
  const isProblem = problem?.['status'] === status && typeof problem['code'] === 'string' && isDeepStrictEqual(problem['requestId'], headers['x-request-id'])
  return isProblem ? null : `refused with ${status} and no problem of ours`
}

/** What of our insides a body speaks of. JSON writes a line's end as two characters, so that its texts are read as they are meant. */
export function traceIn(text: string): RegExp | undefined {
  const words = [text, ...textsOf(parse(text))]
  return traces.find((pattern) => words.some((word) => pattern.test(word)))
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** The code of a problem. */
export function codeOf(answer: Answer): string | null {
  const code = parse(answer.text)?.['code']
  return typeof code === 'string' ? code : null
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}

/** An answer without what differs each time: ids of requests, nonces and times. */
export function sayingOf({ status, headers, text }: Answer): string {
  const id = String(headers['x-request-id'] ?? '\0')
  return `${status} ${headers.location ?? ''} ${text.replaceAll(id, '…').replaceAll(/nonce="[^"]*"|"nonce":"[^"]*"/g, 'nonce')}`
}
