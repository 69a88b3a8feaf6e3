import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ProblemCode } from '@/lib/platform/problem'
import { problemBody } from './problem-body'

type Exchange = { request: IncomingMessage; response: ServerResponse }
type Words = { status: number; code: ProblemCode; user: string }

const exchanges = new WeakMap<Socket, Exchange[]>()
const attended = new WeakSet<Server>()

/**
 * What node's server cannot read to its end, such as a body that is over before all of it has come, it answers itself, with
 * a status and not a word. Here that is a problem like every other, and the connection ends with it.
 * @param headers what every answer carries
 */
export function answerUnread(server: Server, socket: Socket, exchange: Exchange, headers: (path: string) => [string, string][]): void {
  exchanges.set(socket, [...(exchanges.get(socket) ?? []).filter((before) => !isOver(before)), exchange])
  if (attended.has(server)) return
  attended.add(server)
  server.on('clientError', (error: NodeJS.ErrnoException, broken) => {
    const known = exchanges.get(broken as Socket) ?? []
    if (broken.writable && mayAnswer(known)) broken.write(answerText(wordsFor(error.code, known.at(-1)), headers))
    broken.destroy(error)
  })
}

const isOver = ({ request, response }: Exchange) => request.complete && response.writableFinished

/** Whether the next bytes on this connection begin an answer, to the request that is broken and to no other. */
function mayAnswer(known: readonly Exchange[]): boolean {
  const newest = known.at(-1)
  return known.slice(0, -1).every(isOver) && (!newest || !newest.response.headersSent || isOver(newest))
}

/** By node's own codes for what it could not read; the sentences of its parser stay inside. */
function wordsFor(fault: string | undefined, newest: Exchange | undefined): Words {
  if (fault === 'HPE_HEADER_OVERFLOW') return { status: 431, code: 'invalid_input', user: 'The headers of the request are too large.' }
  if (fault === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return { status: 413, code: 'too_large', user: 'The chunks of the body carry too much besides it.' }
  if (fault === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, code: 'too_slow', user: 'The request came too slowly.' }
  const isCut = fault === 'HPE_INVALID_EOF_STATE' && newest && !newest.request.complete
  return { status: 400, code: 'invalid_input', user: isCut ? cutShort : 'The request could not be read.' }
}

const cutShort = 'The body was cut short: it ended before its announced length, or before its last chunk. Send it again as a whole.'

function answerText({ status, code, user }: Words, headers: (path: string) => [string, string][]): string {
  const requestId = randomUUID()
  const body = JSON.stringify(problemBody(code, requestId, user, status))
  const all = [
    ...headers('/api/'),
    ['content-type', 'application/problem+json'],
    ['content-length', String(Buffer.byteLength(body))],
    ['cache-control', 'no-store'],
    ['x-request-id', requestId],
    ['connection', 'close'],
  ]
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...all.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n')
}
