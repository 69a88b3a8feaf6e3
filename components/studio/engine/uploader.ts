import type { StudioProblemCode } from './problem'
import type { MediaObject } from './segmenter'
import { UploadQueue, retryDelayMs, verdictOf, type Verdict } from './upload-queue'

/** A push without an answer for so long is tried again. ms */
const ANSWER_TIMEOUT_MS = 10_000

/** Where a run is pushed to. `ingestUrl` ends with a slash. */
export type IngestTarget = { ingestUrl: string; run: number }

/** Totals over all renditions. `bytesSent` counts accepted bodies only. */
export type UploadFigures = {
  backlogMs: number
  backlogBytes: number
  bytesSent: number
  gaps: number
  retries: number
  failingSinceMs: number | null
}

type Line = { name: string; queue: UploadQueue; init: Uint8Array<ArrayBuffer> | null; initArrived: boolean; busy: boolean }

/**
 * Pushes a run's objects, in order within a rendition, renditions side by side. Nothing is dropped in silence: a push
 * is tried again until it is answered, or until a minute of media waits behind it.
 */
export class Uploader {
  private readonly lines = new Map<string, Line>()
  private readonly halt = new AbortController()
  private figures = { bytesSent: 0, retries: 0 }
  private failingSinceMs: number | null = null
  private idle: (() => void)[] = []

  /** @param onStop called once, when the server will take nothing more of this run */
  constructor(
    private readonly target: IngestTarget,
    private readonly onStop: (code: StudioProblemCode) => void,
  ) {}

  add(rendition: string, object: MediaObject): void {
    const line = this.lineOf(rendition)
    // The first init holds for the run: a rendition that comes back has the same settings.
    if (object.kind === 'init') line.init ??= object.bytes
    else line.queue.add(object)
    if (!line.busy) void this.drain(line)
  }

  read(): UploadFigures {
    const lines = [...this.lines.values()]
    return {
      ...this.figures,
      backlogMs: Math.max(0, ...lines.map((line) => line.queue.backlogMs)),
      backlogBytes: lines.reduce((sum, line) => sum + line.queue.backlogBytes, 0),
      gaps: lines.reduce((sum, line) => sum + line.queue.gaps, 0),
      failingSinceMs: this.failingSinceMs,
    }
  }

  /**
   * Waits until everything has arrived.
   * @param timeoutMs gives up waiting then
   * @returns true when nothing is left
   */
  async settled(timeoutMs: number): Promise<boolean> {
    const busy = () => [...this.lines.values()].some((line) => line.busy || line.queue.length > 0)
    if (!busy() || this.halt.signal.aborted) return !busy()
    await Promise.race([
      new Promise<void>((resolve) => this.idle.push(resolve)),
      new Promise((resolve) => setTimeout(resolve, timeoutMs)),
    ])
    return !busy()
  }

  /** Stops pushing; what waits is left. */
  stop(): void {
    this.halt.abort()
    this.tellIdle()
  }

  private lineOf(name: string): Line {
    const known = this.lines.get(name)
    if (known) return known
    const line: Line = { name, queue: new UploadQueue(), init: null, initArrived: false, busy: false }
    this.lines.set(name, line)
    return line
  }

  private async drain(line: Line): Promise<void> {
    line.busy = true
    let attempt = 0
    while (!this.halt.signal.aborted) {
      const segment = line.queue.first
      if (!line.init || (line.initArrived && !segment)) break
      const verdict = line.initArrived && segment
        ? await this.put(`${line.name}/${segment.number}.m4s`, segment.bytes)
        : await this.put(`${line.name}/init.mp4`, line.init)
      if (this.halt.signal.aborted) break
      if (verdict === 'retry') {
        this.failingSinceMs ??= performance.now()
        this.figures.retries += 1
        await this.pause(retryDelayMs(attempt, Math.random()))
        attempt += 1
        continue
      }
      this.failingSinceMs = null
      attempt = this.settle(line, verdict, segment !== null && line.initArrived) ? 0 : attempt + 1
    }
    line.busy = false
    if ([...this.lines.values()].every((each) => !each.busy)) this.tellIdle()
  }

  /** Takes an answer that is not "try again". */
  private settle(line: Line, verdict: Verdict, wasSegment: boolean): boolean {
    if (verdict === 'done' && !wasSegment) line.initArrived = true
    else if (verdict === 'done') line.queue.arrived()
    else if (verdict === 'init_first' && wasSegment) line.initArrived = false
    else if (verdict === 'give_up' && wasSegment) line.queue.giveUp()
    else this.end(verdict)
    return verdict === 'done'
  }

  private end(verdict: Verdict): void {
    this.stop()
    const known: Partial<Record<Verdict, StudioProblemCode>> = {
      superseded: 'superseded',
      stream_ended: 'stream_ended',
      signed_out: 'signed_out',
      not_allowed: 'not_allowed',
      not_found: 'not_found',
    }
    this.onStop(known[verdict] ?? 'refused')
  }

  private async put(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Verdict> {
    try {
      const response = await fetch(this.target.ingestUrl + path, {
        method: 'PUT',
        headers: { 'Akushu-Run': String(this.target.run), 'Content-Type': 'video/mp4' },
        body: bytes,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.any([this.halt.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
      })
      // The body is read to its end, so that the connection can be used again.
      const text = await response.text()
      const verdict = verdictOf(response.status, problemCode(text))
      if (verdict === 'done') this.figures.bytesSent += bytes.byteLength
      return verdict
    } catch {
      return 'retry'
    }
  }

  private async pause(delayMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delayMs)
      this.halt.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  private tellIdle(): void {
    for (const resolve of this.idle.splice(0)) resolve()
  }
}

/** The `code` of a problem (RFC 9457), or `null` where the body is something else. */
export function problemCode(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null || !('code' in parsed)) return null
    return typeof parsed.code === 'string' ? parsed.code : null
  } catch {
    return null
  }
}
