/** A segment waiting to be pushed. */
export type QueuedSegment = { readonly number: number; readonly bytes: Uint8Array<ArrayBuffer>; readonly durationMs: number }

/** Beyond this much unsent media the oldest is given up, so that a viewer never gets further behind. ms */
export const LONGEST_BACKLOG_MS = 60_000

/** What one answer means for the segment that was pushed. */
export type Verdict =
  | 'done'
  | 'retry'
  | 'init_first'
  | 'give_up'
  | 'superseded'
  | 'stream_ended'
  | 'signed_out'
  | 'not_allowed'
  | 'not_found'

/**
 * Reads an answer of the ingest.
 * @param status HTTP status; 0 for a request that got no answer
 * @param code the problem's code (RFC 9457 extension member), when there is one
 */
export function verdictOf(status: number, code: string | null): Verdict {
  if (status >= 200 && status < 300) return 'done'
  if (status === 409 && code === 'run_superseded') return 'superseded'
  if (status === 409 && code === 'stream_ended') return 'stream_ended'
  if (status === 409 && code === 'stream_busy') return 'retry'
  if (status === 412) return 'init_first'
  if (status === 401) return 'signed_out'
  if (status === 403) return 'not_allowed'
  if (status === 404 || status === 410) return 'not_found'
  if (status === 0 || status === 408 || status === 425 || status === 429 || status >= 500) return 'retry'
  return 'give_up'
}

/**
 * How long to wait before attempt `attempt + 1`: 200 ms doubled up to 4 s, spread by a quarter so that two
 * renditions do not knock together.
 * @param random 0 to 1
 */
export function retryDelayMs(attempt: number, random: number): number {
  const base = Math.min(4000, 200 * 2 ** attempt)
  return Math.round(base * (0.875 + random * 0.25))
}

/** How long an answer is waited for: longer with each attempt, so that a slow line gets a body through at last. ms */
export function answerTimeoutMs(attempt: number): number {
  return Math.min(40_000, 10_000 * 2 ** attempt)
}

/** Segments of one rendition in the order they were made. Pure: no network, no clock. */
export class UploadQueue {
  private segments: QueuedSegment[] = []
  /** Seconds of media given up, each one a gap that viewers see. */
  gaps = 0

  add(segment: QueuedSegment): void {
    this.segments.push(segment)
    // The first one may be on its way at this moment: it is never the one given up.
    while (this.backlogMs > LONGEST_BACKLOG_MS && this.segments.length > 1) {
      this.segments.splice(1, 1)
      this.gaps += 1
    }
  }

  get first(): QueuedSegment | null {
    return this.segments[0] ?? null
  }

  /** The first one has arrived. */
  arrived(): void {
    this.segments.shift()
  }

  /** The first one is refused for good: a gap. */
  giveUp(): void {
    this.segments.shift()
    this.gaps += 1
  }

  /** Media not yet accepted by the server, ms. */
  get backlogMs(): number {
    return this.segments.reduce((sum, segment) => sum + segment.durationMs, 0)
  }

  get backlogBytes(): number {
    return this.segments.reduce((sum, segment) => sum + segment.bytes.byteLength, 0)
  }

  get length(): number {
    return this.segments.length
  }
}
