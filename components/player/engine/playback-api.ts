import { ticketStates, type Phase, type TicketState } from './rules/viewer-state'

/** A right to play one content on one device for about a minute. Times are relative: browsers' clocks lie. */
export interface Grant {
  readonly grantId: string
  readonly contentId: string
  readonly phase: Phase
  readonly manifestUrl: string
  /** `g=…&Policy=…&Signature=…&Key-Pair-Id=…&Hash-Algorithm=SHA256`, to be used as it is. */
  readonly query: string
  readonly expiresInMs: number
  readonly renewInMs: number
  /** The viewer's short code, shown moving over the picture. */
  readonly mark: string
}

export type GrantSubject = { readonly ticketId: string } | { readonly contentId: string }

export interface WatchTicket {
  readonly state: TicketState
  readonly title: { readonly ja: string; readonly en: string }
  /** The programmed start, an ISO instant. */
  readonly startsAt: string | null
  readonly startsInMs: number | null
  /** The event's IANA zone, for the second clock of the countdown. */
  readonly timeZone: string | null
  /** Until when the archive may be watched, an ISO instant. */
  readonly archiveUntil: string | null
}

/** The server refused, with the code of its problem body (RFC 9457). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${status} ${code}`)
  }
}

/** True where the same request may well succeed later: no answer at all, an overload or a server fault. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof Refusal) || error.status >= 500 || error.status === 429 || error.status === 408
}

export interface PlaybackApi {
  /** @throws {Refusal} with the server's code; any other error means no answer came. */
  open(subject: GrantSubject): Promise<Grant>
  /** @param delayMs how far this player is behind the live edge, for the artist's health view */
  renew(grantId: string, delayMs: number | null): Promise<Grant>
  ticket(ticketId: string): Promise<WatchTicket>
}

const timeoutMs = 10_000

export const playbackApi: PlaybackApi = {
  async open(subject) {
    return grantFrom(await ask('POST', '/api/playback/grants', subject))
  },
  async renew(grantId, delayMs) {
    const body = delayMs === null ? {} : { delayMs }
    return grantFrom(await ask('POST', `/api/playback/grants/${encodeURIComponent(grantId)}/renewals`, body))
  },
  async ticket(ticketId) {
    return ticketFrom(await ask('GET', `/api/playback/tickets/${encodeURIComponent(ticketId)}`))
  },
}

async function ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : null,
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!response.ok) throw new Refusal(response.status, await codeOf(response))
  return record(await response.json())
}

async function codeOf(response: Response): Promise<string> {
  if (response.status === 401) return 'signed_out'
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return 'unknown'
  return text(record(await response.json()).code) ?? 'unknown'
}

function grantFrom(body: Record<string, unknown>): Grant {
  return {
    grantId: needed(text(body.grantId), 'grantId'),
    contentId: needed(text(body.contentId), 'contentId'),
    phase: body.phase === 'archive' ? 'archive' : 'live',
    manifestUrl: needed(text(body.manifestUrl), 'manifestUrl'),
    query: needed(text(body.query), 'query'),
    expiresInMs: needed(count(body.expiresInMs), 'expiresInMs'),
    renewInMs: needed(count(body.renewInMs), 'renewInMs'),
    mark: text(body.mark) ?? '',
  }
}

function ticketFrom(body: Record<string, unknown>): WatchTicket {
  const title = record(body.title)
  const state = ticketStates.find((one) => one === body.state)
  return {
    state: needed(state ?? null, 'state'),
    title: { ja: text(title.ja) ?? text(title.en) ?? '', en: text(title.en) ?? text(title.ja) ?? '' },
    startsAt: text(body.startsAt),
    startsInMs: count(body.startsInMs),
    timeZone: text(body.timeZone),
    archiveUntil: text(body.archiveUntil),
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function needed<T>(value: T | null, name: string): T {
  if (value === null) throw new TypeError(`the answer lacks ${name}`)
  return value
}
