import { endBroadcast, readHealth } from './api'
import { BitrateMeter } from './bitrate'
import { NOT_LIVE, type BroadcastView } from './broadcast-view'
import { Ladder } from './ladder'
import { forget, remember } from './live-memory'
import { guardPage, holdLiveLock } from './page-guards'
import { isWithdrawal, StudioProblem } from './problem'
import { Runs, type RunsFigures } from './runs'
import { ceilingFor, needsNewRun, rungsFor, type Quality, type Rung } from './rungs'
import type { Sources } from './sources'
import { steadyInterval } from './steady-timer'
import { Store } from './store'
import { retryDelayMs } from './upload-queue'

/** s */
const HEALTH_EVERY = 2
const START_ATTEMPTS = 4
const END_ATTEMPTS = 5
/** An encoder that breaks again sooner than this after its run began is not started another time. s */
const RESTART_PAUSE = 5

/** One artist's page being live: runs, ladder, health. Framework-free; a screen watches `store`. */
export class Broadcast {
  readonly store = new Store<BroadcastView>(NOT_LIVE)
  private readonly runs: Runs
  private rungs: Rung[] = []
  private ladder: Ladder | null = null
  private quality: Quality = 'auto'
  private meter = new BitrateMeter()
  private before = { dropped: 0, framesTaken: 0 }
  private seconds = 0
  private runBeganAt = 0
  private switching = false
  private releases: (() => void)[] = []

  constructor(
    private readonly broadcastId: string,
    private readonly sources: Sources,
  ) {
    this.runs = new Runs(broadcastId, {
      onProblem: (problem) => this.troubled(problem),
      onHole: () => void this.switchRun(this.store.snapshot().rung),
    })
  }

  /**
   * Goes live, or takes over from another page.
   * @param startAt place on the ladder to begin with
   * @param wish what the artist asked for, and the best place it lets the ladder reach
   */
  async start(startAt: number, wish: { ceiling: number; quality: Quality }): Promise<void> {
    const { size } = this.sources.store.snapshot()
    const { state } = this.store.snapshot()
    if (!size || state === 'starting' || state === 'live' || state === 'ending') return
    this.store.set({ ...NOT_LIVE, state: 'starting', rung: startAt })
    this.rungs = rungsFor(size)
    this.ladder = new Ladder(this.rungs, startAt, wish.ceiling)
    this.quality = wish.quality
    this.meter = new BitrateMeter()
    this.before = { dropped: 0, framesTaken: 0 }
    try {
      await this.beginRun(startAt, START_ATTEMPTS)
      if (this.store.snapshot().state !== 'starting') return
      this.releases = [
        guardPage(),
        holdLiveLock(this.broadcastId),
        this.sources.onCamera((track) => this.changeCamera(track)),
        steadyInterval(1000, () => this.everySecond()),
      ]
      this.store.set({ state: 'live', liveSinceMs: Date.now() })
      this.note()
    } catch (error) {
      this.fail(error)
    }
  }

  /**
   * Stops sending once everything captured has arrived.
   * @param forViewers true ends the broadcast for its viewers too; false lets them wait for more
   */
  async stop(forViewers: boolean): Promise<void> {
    if (this.store.snapshot().state !== 'live') return
    this.store.set({ state: 'ending' })
    try {
      const lost = await this.runs.finish()
      if (this.store.snapshot().state !== 'ending') return
      if (forViewers) await this.tellEnd()
      const gaps = this.runs.read().gaps + lost
      this.release()
      this.store.set({ ...NOT_LIVE, state: forViewers ? 'ended' : 'idle', gaps })
    } catch (error) {
      this.fail(error)
    }
  }

  /** Stops, and shows why. */
  fail(error: unknown): void {
    const problem = error instanceof StudioProblem ? error : new StudioProblem('encoder_failed', String(error))
    this.release()
    this.store.set({ ...NOT_LIVE, state: stateAfter(problem), problem })
  }

  /** The page goes away: everything is let go at once, but what the tab remembers. */
  close(): void {
    this.runs.close()
    for (const release of this.releases.splice(0)) release()
  }

  private async beginRun(place: number, attempts: number): Promise<void> {
    const { camera, desk } = this.sources
    const rung = this.rungs[place]
    if (!camera || !rung) throw new StudioProblem('device_lost')
    this.runBeganAt = this.seconds
    await this.runs.begin(rung, { camera, sound: desk.track }, attempts)
  }

  private async switchRun(place: number): Promise<void> {
    if (this.switching || this.store.snapshot().state !== 'live') return
    this.switching = true
    try {
      await this.beginRun(place, Infinity)
    } catch (error) {
      if (this.store.snapshot().state === 'live') this.fail(error)
    } finally {
      this.switching = false
    }
  }

  /** Another camera, in the same run where its picture has the same shape; else in a new one, or it would be squeezed. */
  private changeCamera(track: MediaStreamTrack): void {
    this.runs.changeCamera(track)
    const { size } = this.sources.store.snapshot()
    const now = this.rungs[this.store.snapshot().rung]
    if (!size || !now) return
    const rungs = rungsFor(size)
    const place = Math.min(this.store.snapshot().rung, rungs.length - 1)
    const next = rungs[place]
    if (!next || !needsNewRun(now, next)) return
    this.rungs = rungs
    this.ladder = new Ladder(rungs, place, ceilingFor(this.quality, rungs))
    this.store.set({ rung: place })
    void this.switchRun(place)
  }

  private troubled(problem: StudioProblem): void {
    // For whoever is asked for help; the screen says it in the artist's words.
    console.warn(`studio: ${problem.code}: ${problem.message}`)
    const { state, rung } = this.store.snapshot()
    const lasted = this.seconds - this.runBeganAt >= RESTART_PAUSE
    // A broken encoder is worth one more run on the spot; anything else is for the artist to decide.
    if (problem.code === 'encoder_failed' && state === 'live' && lasted && !this.switching) void this.switchRun(rung)
    else if (state === 'starting' || state === 'live' || state === 'ending') this.fail(problem)
  }

  private everySecond(): void {
    const { state } = this.store.snapshot()
    if (state !== 'live' && state !== 'ending') return
    this.seconds += 1
    const figures = this.runs.read()
    const dropped = figures.dropped - this.before.dropped
    this.show(figures)
    this.before = figures
    if (state === 'ending') return
    this.climb(figures, dropped)
    this.note()
    if (this.seconds % HEALTH_EVERY === 0) void this.askHealth()
  }

  private show(figures: RunsFigures): void {
    const now = performance.now()
    this.store.set({
      renditions: figures.renditions,
      encoderQueue: figures.queue,
      dropped: figures.dropped,
      framesPerSecond: figures.framesTaken - this.before.framesTaken,
      backlogMs: Math.round(figures.backlogMs),
      backlogBytes: figures.backlogBytes,
      bitrateKbps: this.meter.read(figures.bytesSent, now),
      retries: figures.retries,
      gaps: figures.gaps,
      failingMs: figures.failingSinceMs === null ? 0 : Math.round(now - figures.failingSinceMs),
    })
  }

  private climb({ queue, backlogMs, failingSinceMs }: RunsFigures, dropped: number): void {
    const { ladder } = this
    if (!ladder || this.switching) return
    const from = this.rungs[ladder.current]
    const move = ladder.observe({ queue, dropped, backlogMs, answering: failingSinceMs === null })
    const to = move && this.rungs[move.to]
    if (!from || !move || !to) return
    this.store.set({ rung: move.to, lowered: move.reason === 'calm' ? null : move.reason })
    if (needsNewRun(from, to)) void this.switchRun(move.to)
    else this.runs.changeRung(to)
  }

  private async askHealth(): Promise<void> {
    try {
      const { viewers, delayMs } = await readHealth(this.broadcastId)
      this.store.set({ viewers, delayMs })
    } catch (error) {
      // Of a cancelled event pushes are still taken, and thrown away: only this answer says so.
      if (isWithdrawal(error)) return this.fail(error)
      // The pushes tell whether the line is down; until then these two are simply not known.
      this.store.set({ viewers: null, delayMs: null })
    }
  }

  private async tellEnd(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await endBroadcast(this.broadcastId)
      } catch (error) {
        const code = error instanceof StudioProblem ? error.code : null
        if (code === 'stream_ended') return
        if (code !== 'network' || attempt + 1 >= END_ATTEMPTS) throw error
        await new Promise((resolve) => setTimeout(resolve, retryDelayMs(attempt, Math.random())))
      }
    }
  }

  private release(): void {
    forget(this.broadcastId)
    this.close()
  }

  private note(): void {
    const { testCamera, cameraId, microphoneId } = this.sources.store.snapshot()
    const { rung } = this.store.snapshot()
    remember(this.broadcastId, { at: Date.now(), testCamera, cameraId, microphoneId, quality: this.quality, rung })
  }
}

function stateAfter(problem: StudioProblem): BroadcastView['state'] {
  if (isWithdrawal(problem)) return 'withdrawn'
  return problem.code === 'superseded' ? 'superseded' : problem.code === 'stream_ended' ? 'ended' : 'failed'
}
