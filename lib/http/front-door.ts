import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { env } from '@/lib/platform/env'
import { noteArrival } from './arrival-order'
import { hearOut } from './hear-out'
import { dropDisguises, refusalOf, refusalHeader, refusalPath } from './arrival'
import { haveLastWord, keepNothing } from './last-word'
import { peerHeader } from './peer-address'
import { methodsAt } from './openapi/methods-at'
import { answerHeaders, isBuilt } from './security-policy'
import { answerUnread } from './unread-request'

/**
 * Stands before Next, at every request of this process: says who is at the other end, takes away headers that speak to
 * frameworks, sends what nobody could read to a route of refusals, and puts the headers on that every answer has.
 */
export function openFrontDoor(): void {
  const { appOrigins, nodeEnv } = env()
  const isSecure = appOrigins[0].startsWith('https:')
  subscribe('http.server.request.start', (message) => {
    const { request, response, socket, server } = message as { request: IncomingMessage; response: ServerResponse; socket: Socket; server: Server }
    dropDisguises(request.headers)
    request.headers[peerHeader] = request.socket.remoteAddress ?? ''
    const target = request.url ?? '/'
    const path = target.split('?', 1)[0] ?? '/'
    hearOut({ server, socket }, path)
    answerUnread(server, socket, { request, response }, (at) => answerHeaders(at, isSecure))
    noteArrival(request, response, path)
    for (const [name, value] of answerHeaders(path, isSecure)) response.setHeader(name, value)
    const refusal = refusalOf(request.method ?? 'GET', path, nodeEnv === 'development')
    if (refusal) {
      request.headers[refusalHeader] = refusal
      request.url = refusalPath
      // Next knows the common methods only.
      if (request.method !== 'HEAD') request.method = 'GET'
      if (refusal === 'method_not_allowed') response.setHeader('allow', (path.startsWith('/api/') ? methodsAt(path) : ['GET', 'HEAD']).join(', '))
    }
    if (!isBuilt(path)) keepNothing(response)
    if (refusal || path.startsWith('/api/')) haveLastWord(response, () => methodsAt(path))
  })
}
