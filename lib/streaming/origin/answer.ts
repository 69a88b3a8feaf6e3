import type { IncomingMessage, ServerResponse } from 'node:http'
import { readRange } from './byte-range'
import type { AnswerKind, OriginMetrics } from './source'
import type { WrittenPlaylist } from './written'

/** What one request is answered with. Every path through the server ends in exactly one of its methods. */
export class Answer {
  private kind: AnswerKind = 'refused'

  constructor(
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
    private readonly corsHeaders: readonly string[],
    private readonly metrics: OriginMetrics | undefined,
  ) {}

  /** A refusal. Its body says no more than its status. */
  refuse(status: keyof typeof refusalText, extraHeaders: readonly string[] = []): void {
    this.kind = 'refused'
    const body = Buffer.from(refusalText[status])
    this.send(status, ['Content-Type', 'text/plain; charset=utf-8', 'Cache-Control', 'no-store', ...extraHeaders], body)
  }

  /** An answer without a body. */
  empty(kind: AnswerKind, headers: readonly string[]): void {
    this.kind = kind
    this.send(204, headers, null)
  }

  /** @param cacheSeconds how long anybody may keep it; never 0, since that would turn request collapsing off */
  async playlist(kind: AnswerKind, playlist: WrittenPlaylist, cacheSeconds: number): Promise<void> {
    this.kind = kind
    const zipped = /\bgzip\b/.test(String(this.request.headers['accept-encoding'] ?? ''))
    const body = zipped ? await playlist.compressed() : playlist.body
    const etag = zipped ? `${playlist.etag.slice(0, -1)}-gzip"` : playlist.etag
    const headers = ['Cache-Control', `public, max-age=${cacheSeconds}`, 'ETag', etag, 'Vary', 'Accept-Encoding']
    if (this.request.headers['if-none-match'] === etag) return this.send(304, headers, null)
    headers.push('Content-Type', 'application/vnd.apple.mpegurl')
    if (zipped) headers.push('Content-Encoding', 'gzip')
    this.send(200, headers, body)
  }

  /** A sealed object. It never changes under its name, so it may be kept for as long as it is served at all. */
  object(kind: AnswerKind, body: Buffer, etag: string): void {
    this.kind = kind
    const { headers: asked } = this.request
    const headers = ['Cache-Control', 'public, max-age=86400, immutable', 'ETag', etag, 'Accept-Ranges', 'bytes']
    if (asked['if-none-match'] === etag) return this.send(304, headers, null)
    // It is ciphertext: no media type of what is inside would be true.
    headers.push('Content-Type', 'application/octet-stream')
    const ifRange = asked['if-range']
    const range = asked.range !== undefined && (ifRange === undefined || ifRange === etag) ? readRange(asked.range, body.length) : null
    if (range === null) return this.send(200, headers, body)
    if (range === 'unsatisfiable') return this.refuse(416, ['Content-Range', `bytes */${body.length}`])
    headers.push('Content-Range', `bytes ${range.first}-${range.last}/${body.length}`)
    this.send(206, headers, body.subarray(range.first, range.last + 1))
  }

  private send(status: number, headers: readonly string[], body: Buffer | null): void {
    const { request, response } = this
    if (response.writableEnded || response.destroyed) return
    const all = [...this.corsHeaders, ...headers]
    if (body) all.push('Content-Length', String(body.length))
    response.writeHead(status, all)
    const sent = request.method === 'HEAD' || !body ? null : body
    response.end(sent)
    this.metrics?.answered(this.kind, status, sent?.length ?? 0)
  }
}

const refusalText = {
  400: 'bad request',
  403: 'forbidden',
  404: 'not found',
  405: 'method not allowed',
  416: 'range not satisfiable',
  500: 'internal error',
  503: 'unavailable',
} as const
