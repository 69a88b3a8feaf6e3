import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Verifier } from '../grants/rules/verify'
import { Answer } from './answer'
import { Catalogue } from './catalogue'
import { createCrossOrigin, preflightHeaders } from './cross-origin'
import { HotObjects } from './hot-objects'
import { type Delivery, serve } from './serve'
import type { ObjectReader, OriginLog, OriginMetrics, PlaylistSource } from './source'

export type OriginDependencies = {
  verifier: Verifier
  source: PlaylistSource
  objects: ObjectReader
  /** Origins of the app's pages, such as `https://app.example`; no others may read an answer. */
  allowedOrigins: readonly string[]
  /** Scheme and host that links are signed for. The request's own `Host` is not asked. */
  edgeUrl: string
  clock: { now(): Date }
  /** Bytes of sealed objects kept in memory. */
  hotBytes: number
  log: OriginLog
  metrics?: OriginMetrics
  /** Contents kept open at once; 500 unless told. */
  mostContents?: number
}

export type OriginServer = {
  server: Server
  /** Resolves with the port, which the system chooses when 0 is asked for. */
  listen(port: number, host: string): Promise<number>
  /** Takes no new connections, lets held requests go with 503 and resolves once all are done. */
  close(): Promise<void>
}

// Longer than a proxy's or a browser's own, so that the other side closes an idle connection first.
const keepAliveMs = 75_000
const wholeRequestMs = 15_000
const closingMs = 3_000
const closingSweepMs = 50

/**
 * The media origin: playlists with blocking reload, and sealed segments, to whoever shows a signed link.
 * Where there is no CDN it stands in the CDN's place and judges links as that would.
 */
export function createOriginServer(dependencies: OriginDependencies): OriginServer {
  const { allowedOrigins, edgeUrl, clock, log, metrics, verifier } = dependencies
  const crossOrigin = createCrossOrigin(allowedOrigins)
  const hot = new HotObjects(dependencies.objects, dependencies.hotBytes)
  const catalogue = new Catalogue({
    source: dependencies.source,
    log,
    now: () => clock.now(),
    mostContents: dependencies.mostContents ?? 500,
    onGone: (contentId) => hot.drop(contentId),
  })
  const delivery: Delivery = { catalogue, hot, verifier, edgeUrl, clock, metrics }

  const fail = (answer: Answer, error: unknown) => {
    log.error({ err: error }, 'request failed')
    answer.refuse(500)
  }

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const { origin } = request.headers
    const answer = new Answer(request, response, crossOrigin.headers(origin), metrics)
    if (request.method === 'OPTIONS') {
      return origin !== undefined && crossOrigin.allows(origin) ? answer.empty('preflight', preflightHeaders) : answer.refuse(403)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer.refuse(405, ['Allow', 'GET, HEAD, OPTIONS'])
    if (request.url === '/health') return sayHealthy(response)
    if (!crossOrigin.allows(origin)) return answer.refuse(403)
    try {
      serve(delivery, request, response, answer)?.catch((error: unknown) => fail(answer, error))
    } catch (error) {
      fail(answer, error)
    }
  }

  const server = createServer({ keepAliveTimeout: keepAliveMs, headersTimeout: wholeRequestMs, requestTimeout: wholeRequestMs, noDelay: true }, handle)
  return {
    server,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          const address = server.address()
          resolve(typeof address === 'object' && address ? address.port : port)
        })
      }),
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), closingMs)
        // A connection is idle only after its answer is out, so they are closed as they become idle.
        const sweep = setInterval(() => server.closeIdleConnections(), closingSweepMs)
        server.close(() => {
          clearTimeout(cut)
          clearInterval(sweep)
          resolve()
        })
        catalogue.close()
      }),
  }
}

function sayHealthy(response: ServerResponse): void {
  response.writeHead(200, ['Content-Type', 'application/json', 'Cache-Control', 'no-store', 'X-Content-Type-Options', 'nosniff'])
  response.end('{"status":"ok"}')
}
