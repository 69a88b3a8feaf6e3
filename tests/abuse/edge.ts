import http from 'node:http'
import type { Ground } from './ground'

export type EdgeAnswer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer; text: string }

/** Asks the edge with exactly this target: nothing is cleaned up on the way, as `fetch` would. */
export function askEdge(
  { stack }: Ground,
  target: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<EdgeAnswer> {
  const { hostname, port } = new URL(stack.urls.edgeLoopback)
  return new Promise((resolve, reject) => {
    const all = { host: new URL(stack.urls.edge).host, ...headers }
    const request = http.request({ host: hostname, port, method, path: target, headers: all, agent: false }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.once('error', reject)
      response.once('end', () => {
        const body = Buffer.concat(pieces)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString('utf8') })
      })
    })
    request.once('error', reject)
    request.end()
  })
}

/** True of an answer that hands something over. `/health` and a granted preflight do not. */
export function isMedia(answer: EdgeAnswer): boolean {
  return answer.status >= 200 && answer.status < 400 && !(answer.status === 204 && answer.body.length === 0)
}
