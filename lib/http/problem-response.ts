import { NoConnection } from '@/lib/platform/db'
import { Problem } from '@/lib/platform/problem'
import type { Ports } from '@/lib/platform/ports'
import { problemBody } from './problem-body'

/**
 * The one form of every refusal: RFC 9457 `application/problem+json` with a request id.
 * Anything that is not a `Problem` is logged whole and answered as `internal` without a word of it.
 */
export function problemResponse(ports: Ports, thrown: unknown, { isBodyOver = true } = {}): Response {
  const problem = thrown instanceof Problem ? thrown : asProblem(ports, thrown)
  if (thrown instanceof Problem && problem.words.log) {
    ports.log.info({ request: ports.request.id, code: problem.code, why: problem.words.log }, 'refused')
  }
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': ports.request.id,
  })
  // The rest of its body is not waited for: whoever sends it too slowly, or too much, gives the connection back.
  if (problem.code === 'too_slow' || problem.code === 'too_large' || !isBodyOver) headers.set('connection', 'close')
  if (problem.words.retryAfterSeconds) headers.set('retry-after', String(problem.words.retryAfterSeconds))
  const body = problemBody(problem.code, ports.request.id, problem.words.user)
  return new Response(JSON.stringify(body), { status: problem.status, headers })
}

/** What went wrong outside our own rules: the database away is `unavailable`, the rest is `internal`. */
function asProblem(ports: Ports, thrown: unknown): Problem {
  ports.log.error({ request: ports.request.id, action: ports.request.action, err: thrown }, 'a request failed')
  return thrown instanceof NoConnection || isConnectionFault(thrown) ? new Problem('unavailable', { retryAfterSeconds: 2 }) : new Problem('internal')
}

const connectionFaults = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'ECONNREFUSED', 'ECONNRESET', '57P01', '57P03'])

function isConnectionFault(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' && connectionFaults.has(thrown.code)
}
