import { getJson, postJson } from '@/components/shell/fetch-json'
import { isProblem } from '@/components/ui/problem-error'
import type { GrantDto, WatchDto } from '@/lib/streaming/contract'

/** What somebody watches: their ticket, or a broadcast that staff look at for a reason. */
export type WatchSubject = { readonly ticketId: string } | { readonly broadcastId: string; readonly reason: string }
export type GrantSubject = WatchSubject | { readonly contentId: string }

export interface PlaybackApi {
  /** A right to play on this device for about a minute; any other device playing the ticket is superseded. */
  open(subject: GrantSubject): Promise<GrantDto>
  /** @param delayMs how far this player is behind the live edge (ms), for the artist's health view */
  renew(grantId: string, delayMs: number | null): Promise<GrantDto>
  /** How it stands. */
  watch(subject: WatchSubject): Promise<WatchDto>
}

/** No answer within this (ms) counts as none. */
const patienceMs = 10_000

/**
 * Sent without an idempotency key: a repeated question may well get a newer grant, and the server would have to keep
 * every answer, links and all, of the busiest route there is.
 */
function post(path: string, body: object): Promise<GrantDto> {
  return postJson(path, body, { signal: AbortSignal.timeout(patienceMs), idempotencyKey: '' })
}

/** The real one. Refusals are thrown as ProblemError; any other error means that no answer came. */
export const playbackApi: PlaybackApi = {
  open: (subject) => post('/api/playback/grants', subject),
  renew: (grantId, delayMs) =>
    post(`/api/playback/grants/${encodeURIComponent(grantId)}/renewals`, delayMs === null ? {} : { delayMs }),
  watch: (subject) => getJson(placeOf(subject), { signal: AbortSignal.timeout(patienceMs) }),
}

function placeOf(subject: WatchSubject): string {
  return 'ticketId' in subject
    ? `/api/playback/tickets/${encodeURIComponent(subject.ticketId)}`
    : `/api/playback/broadcasts/${encodeURIComponent(subject.broadcastId)}`
}

/** True where the same request may well succeed later: no answer at all, too many requests, or a fault of the server's. */
export function isPassing(error: unknown): boolean {
  if (!isProblem(error)) return true
  const { status } = error.problem
  return status >= 500 || status === 429 || status === 408
}

/** The server's word for its refusal. */
export function refusalCode(error: unknown): string {
  if (!isProblem(error)) return 'unknown'
  if (error.problem.status === 401) return 'signed_out'
  return error.problem.code
}
