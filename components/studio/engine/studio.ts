import type { BroadcastState } from '@/lib/streaming/contract'
import { Broadcast } from './broadcast'
import { readHealth } from './api'
import { alreadyAllowed } from './devices'
import { startingRung } from './ladder'
import { recall, resumeChoice } from './live-memory'
import { liveLockFree } from './page-guards'
import { probeEncoder } from './probe'
import { isWithdrawal, StudioProblem } from './problem'
import { ceilingFor, rungsFor, type Quality } from './rungs'
import { Sources } from './sources'
import { Store } from './store'

/** `fresh` waits for the artist; `offer` says "you were live" and waits; `going_on` starts by itself. */
export type Arrival = 'looking' | 'fresh' | 'offer' | 'going_on'

export type StudioView = {
  arrival: Arrival
  quality: Quality
  /** Round trip to the server, ms; `null` while unknown, `'none'` when it did not answer. */
  networkMs: number | 'none' | null
  /** True while the machine is measured, right before going live. */
  measuring: boolean
}

const SPEED_KEY = 'akushu.studio.speed'

/** Everything behind the studio's screen for one broadcast: sources, checks, the broadcast itself. */
export class Studio {
  readonly store = new Store<StudioView>({ arrival: 'looking', quality: 'auto', networkMs: null, measuring: false })
  readonly sources = new Sources()
  readonly broadcast: Broadcast
  private closed = false
  /** Where the ladder stood before a reload. */
  private stoodAt = 0

  constructor(private readonly broadcastId: string) {
    this.broadcast = new Broadcast(broadcastId, this.sources)
    this.broadcast.store.subscribe(() => {
      const { state } = this.broadcast.store.snapshot()
      if (state === 'ended' || state === 'withdrawn') this.letGo()
    })
  }

  /** Opens devices where that needs no question, and goes on with a broadcast that a reload cut. */
  async arrive(): Promise<void> {
    const memory = recall(this.broadcastId)
    const [allowed, free, state] = await Promise.all([alreadyAllowed(), liveLockFree(this.broadcastId), this.checkNetwork()])
    if (this.closed) return
    if (state === 'ended' || this.broadcast.store.snapshot().state === 'withdrawn') return this.store.set({ arrival: 'fresh' })
    const choice = resumeChoice(memory, Date.now(), allowed, free)
    this.store.set({ arrival: choice === 'nothing' ? 'fresh' : choice === 'offer' ? 'offer' : 'going_on' })
    if (memory && choice !== 'nothing') this.store.set({ quality: memory.quality })
    if (memory?.testCamera && choice !== 'nothing') await this.useTestCamera()
    else if (allowed) await this.sources.openDevices(memory ?? {})
    this.stoodAt = choice === 'nothing' || !memory ? 0 : memory.rung
    if (choice === 'go_on' && !this.closed) await this.goLive()
    if (choice === 'go_on') this.store.set({ arrival: 'fresh' })
  }

  /** The server says that it is not this artist's to send any more. */
  withdraw(problem: StudioProblem): void {
    if (this.broadcast.store.snapshot().state !== 'withdrawn') this.broadcast.fail(problem)
  }

  /** Nothing will be sent from here any more: the camera's light goes out. */
  letGo(): void {
    const { camera, microphone } = this.sources.store.snapshot()
    if (camera !== 'off' || microphone !== 'off') this.sources.rest()
  }

  setQuality(quality: Quality): void {
    this.store.set({ quality })
    if (this.sources.store.snapshot().testCamera) void this.useTestCamera()
  }

  async useTestCamera(): Promise<void> {
    const small = this.store.snapshot().quality === 'small'
    await this.sources.useTestCamera(small ? { width: 640, height: 360 } : { width: 1280, height: 720 })
  }

  /** Measures the way to the server. @returns how the broadcast stands there, when it says so */
  async checkNetwork(): Promise<BroadcastState | null> {
    const started = performance.now()
    try {
      const { state } = await readHealth(this.broadcastId)
      this.store.set({ networkMs: Math.round(performance.now() - started) })
      return state
    } catch (error) {
      if (isWithdrawal(error) && !this.closed) this.withdraw(error)
      const silent = error instanceof StudioProblem && error.code === 'network'
      this.store.set({ networkMs: silent ? 'none' : Math.round(performance.now() - started) })
      return null
    }
  }

  /** Goes live, or takes over here. Call it from a click: sound may need one. */
  async goLive(): Promise<void> {
    const { size } = this.sources.store.snapshot()
    if (!size || this.store.snapshot().measuring) return
    await this.sources.desk.resume()
    const rungs = rungsFor(size)
    const { quality } = this.store.snapshot()
    const ceiling = ceilingFor(quality, rungs)
    this.store.set({ measuring: true })
    try {
      const able = quality === 'auto' ? startingRung(rungs, await this.speed(), ceiling) : ceiling
      const start = Math.min(rungs.length - 1, Math.max(able, this.stoodAt))
      this.stoodAt = 0
      this.store.set({ measuring: false, arrival: 'fresh' })
      await this.broadcast.start(start, { ceiling, quality })
    } catch (error) {
      this.store.set({ measuring: false })
      this.broadcast.fail(error)
    }
  }

  close(): void {
    this.closed = true
    this.broadcast.close()
    this.sources.close()
  }

  /** Measured once per tab: after a reload the picture must be back quickly. */
  private async speed(): Promise<number> {
    const known = Number(sessionStorage.getItem(SPEED_KEY))
    if (known > 0) return known
    const measured = await probeEncoder()
    sessionStorage.setItem(SPEED_KEY, String(Math.round(measured)))
    return measured
  }
}
