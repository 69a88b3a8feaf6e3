import { pushObject, type IngestTarget } from './ingest-push'
import type { StudioProblemCode } from './problem'
import type { MediaObject } from './segmenter'
import { UploadQueue, retryDelayMs, type Verdict } from './upload-queue'

/** An ingest that keeps asking for the init is asked again so often at most. ms */
const INIT_AGAIN_MS = 300

/** Totals over all renditions. `bytesSent` counts accepted bodies only; `backlogMs` is the longest. */
export type UploadFigures = {
  backlogMs: number
  backlogBytes: number
  bytesSent: number
  gaps: number
  retries: number
  /** The page's clock since when pushes get no useful answer; `null` while they do. */
  failingSinceMs: number | null
}

type Line = {
  readonly name: string
  readonly queue: UploadQueue
  init: Uint8Array<ArrayBuffer> | null
  initArrived: boolean
  busy: boolean
  failingSinceMs: number | null
}

const ENDINGS: Partial<Record<Verdict, StudioProblemCode>> = {
  superseded: 'superseded',
  stream_ended: 'stream_ended',
  signed_out: 'signed_out',
  not_allowed: 'not_allowed',
  not_found: 'not_found',
}

/**
 * Pushes a run's objects, in order within a rendition, renditions side by side. Nothing is dropped in silence: a push
 * is tried again until it is answered, or until a minute of media waits behind it.
 */
export class Uploader {
  private readonly lines = new Map<string, Line>()
  private readonly halt = new AbortController()
  private target: IngestTarget | null = null
  private bytesSent = 0
  private retries = 0
  private idle: (() => void)[] = []

  /** @param onStop called once, when the server will take nothing more of this run */
  constructor(private readonly onStop: (code: StudioProblemCode) => void) {}

  /** Begins to push. Until then objects wait, so that a run can be opened while it is already encoded. */
  begin(target: IngestTarget): void {
    this.target = target
    for (const line of this.lines.values()) this.wake(line)
  }

  add(rendition: string, object: MediaObject): void {
    const line = this.lineOf(rendition)
    if (object.kind === 'init') line.init = object.bytes
    else line.queue.add(object)
    this.wake(line)
  }

  read(): UploadFigures {
    const lines = [...this.lines.values()]
    const failing = lines.flatMap((line) => (line.failingSinceMs === null ? [] : [line.failingSinceMs]))
    return {
      bytesSent: this.bytesSent,
      retries: this.retries,
      backlogMs: Math.max(0, ...lines.map((line) => line.queue.backlogMs)),
      backlogBytes: lines.reduce((sum, line) => sum + line.queue.backlogBytes, 0),
      gaps: lines.reduce((sum, line) => sum + line.queue.gaps, 0),
      failingSinceMs: failing.length > 0 ? Math.min(...failing) : null,
    }
  }

  /** Segments not yet accepted, over all renditions. */
  get waiting(): number {
    return [...this.lines.values()].reduce((sum, line) => sum + line.queue.length, 0)
  }

  /**
   * Waits until everything has arrived, or pushing has stopped.
   * @param timeoutMs gives up waiting then
   * @returns true when nothing is left
   */
  async settled(timeoutMs: number): Promise<boolean> {
    if (this.waiting > 0 && !this.halt.signal.aborted) {
      await Promise.race([
        new Promise<void>((resolve) => this.idle.push(resolve)),
        new Promise((resolve) => setTimeout(resolve, timeoutMs)),
      ])
    }
    return this.waiting === 0
  }

  /** Stops pushing; what waits is left. */
  stop(): void {
    this.halt.abort()
    this.tellIdle()
  }

  private lineOf(name: string): Line {
    const known = this.lines.get(name)
    if (known) return known
    const line = { name, queue: new UploadQueue(), init: null, initArrived: false, busy: false, failingSinceMs: null }
    this.lines.set(name, line)
    return line
  }

  private wake(line: Line): void {
    if (!line.busy && this.target) void this.drain(line, this.target)
  }

  private async drain(line: Line, target: IngestTarget): Promise<void> {
    line.busy = true
    let attempt = 0
    while (!this.halt.signal.aborted) {
      const next = nextOf(line)
      if (!next) break
      const verdict = await pushObject(target, `${line.name}/${next.file}`, next.bytes, attempt, this.halt.signal)
      if (this.halt.signal.aborted) break
      if (verdict === 'retry') {
        this.retries += 1
        line.failingSinceMs ??= performance.now()
        await this.pause(retryDelayMs(attempt, Math.random()))
        attempt += 1
        continue
      }
      attempt = 0
      line.failingSinceMs = null
      await this.settle(line, next, verdict)
    }
    line.busy = false
    if (this.waiting === 0) this.tellIdle()
  }

  /** Takes an answer that is not "try again". */
  private async settle(line: Line, pushed: Next, verdict: Verdict): Promise<void> {
    if (verdict === 'done') {
      this.bytesSent += pushed.bytes.byteLength
      if (pushed.isInit) line.initArrived = true
      else line.queue.arrived()
    } else if (verdict === 'init_first' && !pushed.isInit) {
      line.initArrived = false
      await this.pause(INIT_AGAIN_MS)
    } else if (verdict === 'give_up' && !pushed.isInit) {
      line.queue.giveUp()
    } else {
      this.stop()
      this.onStop(ENDINGS[verdict] ?? 'refused')
    }
  }

  private async pause(delayMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delayMs)
      const wake = () => {
        clearTimeout(timer)
        resolve()
      }
      this.halt.signal.addEventListener('abort', wake, { once: true })
    })
  }

  private tellIdle(): void {
    for (const resolve of this.idle.splice(0)) resolve()
  }
}

type Next = { readonly file: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly isInit: boolean }

function nextOf(line: Line): Next | null {
  if (!line.init) return null
  if (!line.initArrived) return { file: 'init.mp4', bytes: line.init, isInit: true }
  const segment = line.queue.first
  return segment && { file: `${segment.number}.m4s`, bytes: segment.bytes, isInit: false }
}
