import { learnServerTime } from '@/components/ui/clock'
import { ProblemError, type ProblemAnswer } from '@/components/ui/problem-error'

interface Sending {
  signal?: AbortSignal
  /** Repeating a write with its key repeats its answer, not its effect. A new key per intent; made here when left out. */
  idempotencyKey?: string
}

/** Only our own origin: a path, and not `//another.host`. */
function ownPath(path: string): string {
  if (!path.startsWith('/') || path.startsWith('//') || path.startsWith('/\\')) throw new Error(`not a path of ours: ${path}`)
  return path
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

async function problemOf(response: Response): Promise<ProblemError> {
  const typed = response.headers.get('content-type')?.includes('json') === true
  // A proxy in between may answer with its own page; then the status is all there is.
  const read: unknown = typed ? await response.json().catch(() => null) : null
  const body = isRecord(read) ? read : {}
  const problem: ProblemAnswer = {
    status: response.status,
    code: text(body.code) ?? `http_${response.status}`,
    title: text(body.title) ?? response.statusText,
    detail: text(body.detail),
    requestId: text(body.requestId) ?? response.headers.get('x-request-id') ?? undefined,
  }
  const after = Number(response.headers.get('retry-after') ?? NaN)
  return new ProblemError(problem, Number.isFinite(after) ? after * 1_000 : null)
}

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(ownPath(path), {
    ...init,
    credentials: 'same-origin',
    mode: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
  })
  learnServerTime(response.headers.get('date'))
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return undefined as Answer
  // The route's output schema has already decided what may be in it.
  return (await response.json()) as Answer
}

/**
 * Reads JSON from one of our route handlers.
 * @throws ProblemError when the server refuses; TypeError when it cannot be reached.
 */
export function getJson<Answer>(path: string, { signal }: Pick<Sending, 'signal'> = {}): Promise<Answer> {
  return send<Answer>(path, { method: 'GET', headers: { accept: 'application/json' }, signal })
}

/**
 * Sends JSON to one of our route handlers, with an `Idempotency-Key`.
 * @throws ProblemError when the server refuses; TypeError when it cannot be reached, and then nobody knows whether it was done.
 */
export function postJson<Answer>(path: string, body: unknown = {}, { signal, idempotencyKey }: Sending = {}): Promise<Answer> {
  return send<Answer>(path, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey ?? crypto.randomUUID(),
    },
    body: JSON.stringify(body),
    signal,
  })
}
