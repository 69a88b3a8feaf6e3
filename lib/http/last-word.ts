import { randomUUID } from 'node:crypto'
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { problemStatus, type ProblemCode } from '@/lib/platform/problem'
import { problemBody } from './problem-body'

const codes = Object.entries(problemStatus) as [ProblemCode, number][]

/** Whatever says nothing of how long it may be kept, such as a redirect of Next's own, is kept by nobody. */
export function keepNothing(response: ServerResponse): void {
  const { writeHead } = response
  response.writeHead = function head(...given: Parameters<ServerResponse['writeHead']>) {
    if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-store')
    return writeHead.apply(response, given)
  } as ServerResponse['writeHead']
}

/**
 * What Next refuses by itself, before or behind a route, leaves as a problem like everything else below `/api`: with the
 * same status and another body.
 * @param methods the methods that there are at this path, asked for when one was refused
 */
export function haveLastWord(response: ServerResponse, methods: () => readonly string[]): void {
  const { writeHead, write, end } = response
  let body: string | null = null
  const isForeign = () => response.statusCode >= 400 && !String(response.getHeader('content-type')).startsWith('application/problem+json')

  const replace = (status: number): void => {
    const requestId = randomUUID()
    const code = codes.find(([, known]) => known === status)?.[0] ?? 'invalid_input'
    body = JSON.stringify(problemBody(code, requestId, undefined, status))
    for (const name of ['content-encoding', 'transfer-encoding', 'etag', 'x-powered-by']) response.removeHeader(name)
    response.setHeader('content-type', 'application/problem+json')
    response.setHeader('content-length', Buffer.byteLength(body))
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-request-id', requestId)
    if (status === 405 && methods().length > 0) response.setHeader('allow', methods().join(', '))
  }
  // Node comes here by itself at the first byte, and so does the compression that Next puts around this.
  response.writeHead = function head(status: number, headers: OutgoingHttpHeaders = {}) {
    response.statusCode = status
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
    if (isForeign()) replace(status)
    return writeHead.call(response, status)
  } as ServerResponse['writeHead']
  response.write = function piece(...given: Parameters<ServerResponse['write']>) {
    if (!response.headersSent && isForeign()) response.writeHead(response.statusCode)
    return body === null ? write.apply(response, given) : true
  } as ServerResponse['write']
  response.end = function last(...given: Parameters<ServerResponse['end']>) {
    if (!response.headersSent && isForeign()) response.writeHead(response.statusCode)
    return body === null ? end.apply(response, given) : (end as (text: string) => ServerResponse).call(response, body)
  } as ServerResponse['end']
}
