import { answerTimeoutMs, verdictOf, type Verdict } from './upload-queue'

/** Where a run is pushed to. `ingestUrl` ends with a slash. */
export type IngestTarget = { ingestUrl: string; run: number }

/**
 * One PUT of the ingest protocol (DASH-IF Live Media Ingest, Interface 2, with the studio's run header).
 * @param attempt how often this body was tried before: a later attempt waits longer for its answer
 */
export async function pushObject(
  target: IngestTarget,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  attempt: number,
  halt: AbortSignal,
): Promise<Verdict> {
  try {
    const response = await fetch(target.ingestUrl + path, {
      method: 'PUT',
      headers: { 'Akushu-Run': String(target.run), 'Content-Type': 'video/mp4' },
      body: bytes,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([halt, AbortSignal.timeout(answerTimeoutMs(attempt))]),
    })
    // The body is read to its end, so that the connection can be used again.
    return verdictOf(response.status, problemCode(await response.text()))
  } catch {
    // No answer (network gone, timeout, page stopped): judged by the same rule as an answer.
    return verdictOf(0, null)
  }
}

/** The `code` of a problem (RFC 9457), or `null` where the body is something else. */
export function problemCode(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null || !('code' in parsed)) return null
    return typeof parsed.code === 'string' ? parsed.code : null
  } catch {
    // Not JSON: a proxy's page, an empty body.
    return null
  }
}
