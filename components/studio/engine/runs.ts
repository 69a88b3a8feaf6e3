import { RunEncoder } from './encoder'
import { openRun } from './api'
import { StudioProblem } from './problem'
import type { Rung } from './rungs'
import { retryDelayMs } from './upload-queue'
import { Uploader } from './uploader'

/** How long a run's last segments are waited for, before the next run opens or the broadcast ends. ms */
const DRAIN_MS = 60_000

type Run = { readonly encoder: RunEncoder; readonly uploader: Uploader }
type Capture = { readonly camera: MediaStreamTrack; readonly sound: MediaStreamTrack }

export type RunsEvents = {
  onProblem: (problem: StudioProblem) => void
  /** The run's time line has a hole that is not bridged. */
  onHole: () => void
}

/** Totals over all runs since the start, and how things stand now. */
export type RunsFigures = {
  queue: number
  dropped: number
  framesTaken: number
  backlogMs: number
  backlogBytes: number
  bytesSent: number
  gaps: number
  retries: number
  failingSinceMs: number | null
  renditions: string[]
}

const NOTHING = { bytesSent: 0, gaps: 0, retries: 0, dropped: 0, framesTaken: 0 }

/**
 * The runs of one broadcast, one after the other without a hole: the next one already encodes while the last one's
 * segments still leave, and is opened at the server when they have arrived.
 */
export class Runs {
  private current: Run | null = null
  private leaving: Run | null = null
  private earlier = NOTHING

  constructor(
    private readonly broadcastId: string,
    private readonly events: RunsEvents,
  ) {}

  /**
   * Begins a run; the one before ends.
   * @param attempts how often the server is asked to open it
   * @throws {StudioProblem} when this browser cannot encode or the server says no
   */
  async begin(rung: Rung, capture: Capture, attempts: number): Promise<void> {
    const next = await this.encode(rung, capture)
    const before = this.current
    this.leaving = before
    this.current = next
    if (before) {
      await before.encoder.stop()
      await before.uploader.settled(DRAIN_MS)
      before.uploader.stop()
      this.addUp(before)
      this.leaving = null
    }
    const opened = await this.open(attempts, () => this.current !== next)
    if (opened) next.uploader.begin(opened)
  }

  changeRung(rung: Rung): void {
    this.current?.encoder.changeRung(rung)
  }

  changeCamera(camera: MediaStreamTrack): void {
    this.current?.encoder.changeCamera(camera)
  }

  read(): RunsFigures {
    const encoder = this.current?.encoder.read()
    const runs = [this.leaving, this.current].flatMap((run) => (run ? [run.uploader.read()] : []))
    const sum = (of: (upload: (typeof runs)[number]) => number) => runs.reduce((total, upload) => total + of(upload), 0)
    return {
      queue: encoder?.queue ?? 0,
      dropped: this.earlier.dropped + (encoder?.dropped ?? 0),
      framesTaken: this.earlier.framesTaken + (encoder?.framesTaken ?? 0),
      backlogMs: sum((upload) => upload.backlogMs),
      backlogBytes: sum((upload) => upload.backlogBytes),
      bytesSent: this.earlier.bytesSent + sum((upload) => upload.bytesSent),
      gaps: this.earlier.gaps + sum((upload) => upload.gaps),
      retries: this.earlier.retries + sum((upload) => upload.retries),
      failingSinceMs: runs.find((upload) => upload.failingSinceMs !== null)?.failingSinceMs ?? null,
      renditions: this.current?.encoder.renditions ?? [],
    }
  }

  /**
   * Encodes what was captured and waits until it has arrived.
   * @returns segments that did not get through
   */
  async finish(): Promise<number> {
    await this.current?.encoder.stop()
    await this.current?.uploader.settled(DRAIN_MS)
    return this.current?.uploader.waiting ?? 0
  }

  /** Lets go at once. Totals begin anew. */
  close(): void {
    for (const run of [this.current, this.leaving]) {
      void run?.encoder.stop()
      run?.uploader.stop()
    }
    this.current = null
    this.leaving = null
    this.earlier = NOTHING
  }

  private async encode(rung: Rung, { camera, sound }: Capture): Promise<Run> {
    const made: { run?: Run } = {}
    const onProblem = (problem: StudioProblem) => {
      // A run that ends may fail to encode its rest; but if it is told to stop, the next one may not open over that.
      const concerns = !made.run || made.run === this.current || (made.run === this.leaving && problem.code !== 'encoder_failed')
      if (concerns) this.events.onProblem(problem)
    }
    const uploader = new Uploader((code) => onProblem(new StudioProblem(code)))
    const encoder = new RunEncoder(rung, {
      onObject: (rendition, object) => uploader.add(rendition, object),
      onProblem,
      onHole: this.events.onHole,
    })
    await encoder.start(camera, sound)
    made.run = { encoder, uploader }
    return made.run
  }

  /** Opens a run, again and again while the network is at fault or another encoder still holds the stream. */
  private async open(attempts: number, overtaken: () => boolean) {
    for (let attempt = 0; !overtaken(); attempt += 1) {
      try {
        return await openRun(this.broadcastId)
      } catch (error) {
        const problem = error instanceof StudioProblem ? error : new StudioProblem('network', String(error))
        const passing = problem.code === 'network' || problem.code === 'stream_busy'
        if (overtaken()) return null
        if (!passing || attempt + 1 >= attempts) throw problem
        await new Promise((resolve) => setTimeout(resolve, retryDelayMs(attempt, Math.random())))
      }
    }
    return null
  }

  private addUp({ encoder, uploader }: Run): void {
    const upload = uploader.read()
    const { dropped, framesTaken } = encoder.read()
    this.earlier = {
      bytesSent: this.earlier.bytesSent + upload.bytesSent,
      gaps: this.earlier.gaps + upload.gaps + uploader.waiting,
      retries: this.earlier.retries + upload.retries,
      dropped: this.earlier.dropped + dropped,
      framesTaken: this.earlier.framesTaken + framesTaken,
    }
  }
}
