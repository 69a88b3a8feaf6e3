import { endBroadcast, readHealth } from './api'
import { BitrateMeter } from './bitrate'
import { NOT_LIVE, type BroadcastView } from './broadcast-view'
import { Ladder } from './ladder'
import { forget, remember } from './live-memory'
import { guardPage, holdLiveLock } from './page-guards'
import { StudioProblem } from './problem'
import { beginRun, openRunPatiently, type Run } from './run'
import { needsNewRun, rungsFor, type Rung } from './rungs'
import type { Sources } from './sources'
import { steadyInterval } from './steady-timer'
import { Store } from './store'
import { retryDelayMs } from './upload-queue'

/** How long the last run's segments are waited for, before the next run opens or the broadcast ends. ms */
const DRAIN_MS = 60_000
const HEALTH_EVERY = 2
const START_ATTEMPTS = 4
const END_ATTEMPTS = 5
/** An encoder that breaks again sooner than this after its run began is not started another time. s */
const RESTART_PAUSE = 5

/** One artist's page being live: runs, ladder, health. Framework-free; a screen watches `store`. */
export class Broadcast {
  readonly store = new Store<BroadcastView>(NOT_LIVE)
  private run: Run | null = null
  private rungs: Rung[] = []
  private ladder: Ladder | null = null
  private readonly meter = new BitrateMeter()
  private earlier = { bytesSent: 0, gaps: 0, retries: 0, dropped: 0 }
  private lastCounts = { dropped: 0, frames: 0 }
  private seconds = 0
  private runBeganAt = 0
  private switching = false
  private releases: (() => void)[] = []

  constructor(
    private readonly broadcastId: string,
    private readonly sources: Sources,
  ) {}

  /**
   * Goes live, or takes over from another page.
   * @param startAt place on the ladder to begin with
   * @param ceiling best place the ladder may reach
   */
  async start(startAt: number, ceiling: number): Promise<void> {
    const { camera } = this.sources
    const { size, state } = { ...this.sources.store.snapshot(), ...this.store.snapshot() }
    if (!camera || !size || state === 'starting' || state === 'live') return
    this.store.set({ ...NOT_LIVE, state: 'starting', rung: startAt })
    this.rungs = rungsFor(size)
    this.ladder = new Ladder(this.rungs, startAt, ceiling)
    this.earlier = { bytesSent: 0, gaps: 0, retries: 0, dropped: 0 }
    try {
      await this.openNext(startAt, START_ATTEMPTS)
      if (this.store.snapshot().state !== 'starting') return
      this.releases = [
        guardPage(),
        holdLiveLock(this.broadcastId),
        this.sources.onCamera((track) => this.run?.encoder.changeCamera(track)),
        steadyInterval(1000, () => this.everySecond()),
      ]
      this.store.set({ state: 'live', liveSinceMs: Date.now() })
      this.note()
    } catch (error) {
      this.halt(error instanceof StudioProblem ? error : new StudioProblem('encoder_failed', String(error)))
    }
  }

  /**
   * Stops sending once everything captured has arrived.
   * @param forViewers true ends the broadcast for its viewers too; false lets them wait for more
   */
  async stop(forViewers: boolean): Promise<void> {
    if (this.store.snapshot().state !== 'live') return
    this.store.set({ state: 'ending' })
    await this.run?.encoder.stop()
    await this.run?.uploader.settled(DRAIN_MS)
    if (this.store.snapshot().state !== 'ending') return
    try {
      if (forViewers) await this.tellEnd()
      const { gaps } = this.store.snapshot()
      const left = this.run?.uploader.waiting ?? 0
      this.release()
      this.store.set({ ...NOT_LIVE, state: forViewers ? 'ended' : 'idle', gaps: gaps + left })
    } catch (error) {
      this.halt(error instanceof StudioProblem ? error : new StudioProblem('network', String(error)))
    }
  }

  /** Shows a problem that came up before a run began. */
  fail(problem: StudioProblem): void {
    this.halt(problem)
  }

  /** The page goes away: everything is let go at once. */
  close(): void {
    void this.run?.encoder.stop()
    this.run?.uploader.stop()
    for (const release of this.releases.splice(0)) release()
  }

  private async openNext(place: number, attempts: number): Promise<void> {
    const { camera } = this.sources
    const rung = this.rungs[place]
    if (!camera || !rung) throw new StudioProblem('device_lost')
    const before = this.run
    let begun: Run | null = null
    const next = await beginRun(rung, camera, this.sources.desk.track, {
      onProblem: (problem) => this.troubled(begun, problem),
      onHole: () => void this.switchRun(place),
    })
    begun = next
    this.run = next
    this.runBeganAt = this.seconds
    this.lastCounts = { dropped: 0, frames: 0 }
    try {
      await before?.encoder.stop()
      await before?.uploader.settled(DRAIN_MS)
      if (before) this.addUp(before)
      const opened = await openRunPatiently(this.broadcastId, attempts, () => this.run !== next)
      next.uploader.begin(opened)
    } catch (error) {
      if (this.run === next) throw error
    }
  }

  /** Goes on in a new run, without a hole: the next one encodes while the last one's segments still leave. */
  private async switchRun(place: number): Promise<void> {
    if (this.switching || this.store.snapshot().state !== 'live') return
    this.switching = true
    try {
      await this.openNext(place, Infinity)
    } catch (error) {
      this.halt(error instanceof StudioProblem ? error : new StudioProblem('encoder_failed', String(error)))
    } finally {
      this.switching = false
    }
  }

  private troubled(run: Run | null, problem: StudioProblem): void {
    if (run !== null && run !== this.run) return
    // A broken encoder is worth one more run on the spot; anything else is for the artist to decide.
    const { state, rung } = this.store.snapshot()
    if (problem.code === 'encoder_failed' && state === 'live' && this.seconds - this.runBeganAt >= RESTART_PAUSE && !this.switching) {
      void this.switchRun(rung)
    } else {
      this.halt(problem)
    }
  }

  private everySecond(): void {
    const { run } = this
    const { state } = this.store.snapshot()
    if (!run || (state !== 'live' && state !== 'ending')) return
    this.seconds += 1
    const encoder = run.encoder.read()
    const upload = run.uploader.read()
    const dropped = encoder.dropped - this.lastCounts.dropped
    const framesPerSecond = encoder.framesTaken - this.lastCounts.frames
    this.lastCounts = { dropped: encoder.dropped, frames: encoder.framesTaken }
    const now = performance.now()
    this.store.set({
      renditions: run.encoder.renditions,
      encoderQueue: encoder.queue,
      dropped: this.earlier.dropped + encoder.dropped,
      framesPerSecond,
      backlogMs: Math.round(upload.backlogMs),
      backlogBytes: upload.backlogBytes,
      bitrateKbps: this.meter.read(this.earlier.bytesSent + upload.bytesSent, now),
      retries: this.earlier.retries + upload.retries,
      gaps: this.earlier.gaps + upload.gaps,
      failingMs: upload.failingSinceMs === null ? 0 : Math.round(now - upload.failingSinceMs),
    })
    if (state === 'ending') return
    const answering = upload.failingSinceMs === null
    this.climb({ queue: encoder.queue, dropped, backlogMs: upload.backlogMs, answering })
    this.note()
    if (this.seconds % HEALTH_EVERY === 0) void this.askHealth()
  }

  private climb(reading: { queue: number; dropped: number; backlogMs: number; answering: boolean }): void {
    const { ladder, run } = this
    if (!ladder || !run || this.switching) return
    const from = this.rungs[ladder.current]
    const move = ladder.observe(reading)
    const to = move && this.rungs[move.to]
    if (!move || !from || !to) return
    this.store.set({ rung: move.to, lowered: move.reason === 'calm' ? null : move.reason })
    if (needsNewRun(from, to)) void this.switchRun(move.to)
    else run.encoder.changeRung(to)
  }

  private async askHealth(): Promise<void> {
    try {
      const { viewers, delayMs } = await readHealth(this.broadcastId)
      this.store.set({ viewers, delayMs })
    } catch {
      // The pushes tell whether the line is down; until then these two are simply not known.
      this.store.set({ viewers: null, delayMs: null })
    }
  }

  private async tellEnd(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await endBroadcast(this.broadcastId)
      } catch (error) {
        if (error instanceof StudioProblem && error.code === 'stream_ended') return
        if (attempt + 1 >= END_ATTEMPTS) throw error
        await new Promise((resolve) => setTimeout(resolve, retryDelayMs(attempt, Math.random())))
      }
    }
  }

  private halt(problem: StudioProblem): void {
    const state = problem.code === 'superseded' ? 'superseded' : problem.code === 'stream_ended' ? 'ended' : 'failed'
    this.store.set({ ...NOT_LIVE, state, problem })
    this.release()
  }

  private release(): void {
    forget(this.broadcastId)
    this.close()
    this.run = null
  }

  private addUp(run: Run): void {
    const upload = run.uploader.read()
    const { dropped } = run.encoder.read()
    run.uploader.stop()
    this.earlier.bytesSent += upload.bytesSent
    this.earlier.gaps += upload.gaps + run.uploader.waiting
    this.earlier.retries += upload.retries
    this.earlier.dropped += dropped
  }

  private note(): void {
    const { testCamera, cameraId, microphoneId } = this.sources.store.snapshot()
    remember(this.broadcastId, { at: Date.now(), testCamera, cameraId, microphoneId })
  }
}
