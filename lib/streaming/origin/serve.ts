import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Verifier } from '../grants/rules/verify'
import type { SegmentRow } from '../playlists/rules/rows'
import type { Answer } from './answer'
import type { Catalogue } from './catalogue'
import { type EdgePath, parseEdgePath, readDirective } from './edge-path'
import type { HotObjects } from './hot-objects'
import type { OpenContent } from './open-content'
import type { OpenRendition } from './open-rendition'
import type { OriginMetrics } from './source'

export type Delivery = {
  catalogue: Catalogue
  hot: HotObjects
  verifier: Verifier
  edgeUrl: string
  clock: { now(): Date }
  metrics: OriginMetrics | undefined
}

/** A request with the response that its answer goes to. */
type Exchange = { request: IncomingMessage; response: ServerResponse; answer: Answer }

const liveCacheSeconds = 1
const archiveCacheSeconds = 60
/** Further ahead than this a request is a mistake (RFC 8216bis §6.2.5.2). */
const mostAhead = 2

/**
 * Answers a GET or HEAD of the edge. An odd path, a link that is not good and a content that is unknown or
 * deleted are all answered with the same 403, so that nothing can be learned by asking.
 */
export function serve(delivery: Delivery, request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> | void {
  const url = request.url ?? ''
  const mark = url.indexOf('?')
  const path = mark < 0 ? null : parseEdgePath(url.slice(0, mark))
  if (!path) return answer.refuse(403)
  const verdict = delivery.verifier.verify(delivery.edgeUrl + url, delivery.clock.now().getTime() / 1000)
  if (!verdict.ok || verdict.contentId !== path.contentId) return answer.refuse(403)
  const found = delivery.catalogue.find(path.contentId)
  const exchange = { request, response, answer }
  // A segment that is in memory, which most requests are for, is answered without a promise.
  return found instanceof Promise ? found.then((content) => serveContent(delivery, exchange, content, path, url)) : serveContent(delivery, exchange, found, path, url)
}

function serveContent(delivery: Delivery, exchange: Exchange, content: OpenContent | null, path: EdgePath, url: string): Promise<void> | void {
  const { answer } = exchange
  if (!content || content.phase === 'gone' || content.cut) return answer.refuse(403)
  if (path.kind === 'multivariant') return serveMultivariant(content, path, answer)
  const rendition = content.rendition(path.rendition)
  if (!rendition) return answer.refuse(404)
  const mark = url.indexOf('?')
  if (path.kind === 'playlist') {
    return path.playlist === 'live' ? serveLive(delivery, exchange, content, rendition, url.slice(mark + 1)) : serveArchive(content, rendition, answer)
  }
  return serveObject(delivery, content, rendition, path, url.slice(1, mark), answer)
}

function serveMultivariant(content: OpenContent, path: EdgePath & { kind: 'multivariant' }, answer: Answer): Promise<void> | void {
  const playlist = path.playlist === 'archive' && !content.ended ? null : content.multivariant(path.playlist)
  return playlist ? answer.playlist('multivariant', playlist, liveCacheSeconds) : answer.refuse(404)
}

function serveArchive(content: OpenContent, rendition: OpenRendition, answer: Answer): Promise<void> | void {
  const playlist = content.ended ? rendition.archive() : null
  return playlist ? answer.playlist('playlist', playlist, archiveCacheSeconds) : answer.refuse(404)
}

async function serveLive(delivery: Delivery, exchange: Exchange, content: OpenContent, rendition: OpenRendition, query: string): Promise<void> {
  const { answer } = exchange
  const directive = readDirective(query)
  if (directive === 'bad') return answer.refuse(400)
  const { newest } = rendition
  if (newest === null || !rendition.isShownLive || content.isLeftBehind(rendition)) return answer.refuse(404)
  // Once the broadcast has ended a directive is ignored, as the RFC says.
  if (directive !== null && directive > newest && !content.ended) {
    if (directive > newest + mostAhead) return answer.refuse(400)
    const outcome = await hold(delivery, exchange, rendition, directive)
    if (content.phase === 'gone' || content.cut) return answer.refuse(403)
    if (outcome !== 'present' && !content.ended) return answer.refuse(503)
  }
  const playlist = rendition.live(content.ended)
  return playlist ? answer.playlist('playlist', playlist, liveCacheSeconds) : answer.refuse(404)
}

async function hold({ metrics }: Delivery, { response }: Exchange, rendition: OpenRendition, sequence: number) {
  const gone = new AbortController()
  const leave = () => gone.abort()
  response.once('close', leave)
  metrics?.held(1)
  try {
    return await rendition.held.wait(sequence, rendition.longestWaitMs, gone.signal)
  } finally {
    metrics?.held(-1)
    response.off('close', leave)
  }
}

function serveObject(
  { hot }: Delivery,
  content: OpenContent,
  rendition: OpenRendition,
  path: EdgePath & { kind: 'segment' | 'init' },
  key: string,
  answer: Answer,
): Promise<void> | void {
  const row = path.kind === 'segment' ? findSegment(content, rendition, path) : rendition.init(path.run, path.epoch)
  if (!row) return answer.refuse(404)
  // Each object has its own random IV, so it names these bytes and no others.
  const etag = `"${row.iv}"`
  const body = hot.peek(key)
  if (body) return answer.object(path.kind, body, etag)
  return hot.read(key).then((read) => {
    // It may have been deleted, or cut and given back, while it was being read.
    if (content.phase === 'gone' || content.cut) return answer.refuse(403)
    if (path.kind === 'segment' && !findSegment(content, rendition, path)) return answer.refuse(404)
    return read ? answer.object(path.kind, read, etag) : answer.refuse(404)
  })
}

/** A segment that may leave: what came before a cut that was taken back comes again with the archive, and not before. */
function findSegment(content: OpenContent, rendition: OpenRendition, { sequence, container }: EdgePath & { kind: 'segment' }): SegmentRow | null {
  const row = rendition.segment(sequence)
  if (row?.container !== container) return null
  return content.phase === 'live' && rendition.isFromBeforeCut(row) ? null : row
}
