import { bitsPerSecond, needsNewRun, pixelsPerSecond, type Rung } from './rungs'

/** What was seen in one second of broadcasting. */
export type Reading = {
  /** Pictures waiting in the fullest encoder: the most seen in this second. */
  readonly queue: number
  /** Pictures dropped before encoding, in this second. */
  readonly dropped: number
  /** Media made and not yet accepted by the server, ms. */
  readonly backlogMs: number
  /** False while pushes get no answer at all: then a new run cannot be opened either. */
  readonly answering: boolean
}

/** Why the ladder moves: the machine cannot keep up, the line cannot, or both have been calm. */
export type Reason = 'machine' | 'line' | 'calm'
export type Move = { readonly to: number; readonly reason: Reason } | null

/** Queue at which a machine is in trouble at once; drops begin at 10. */
const QUEUE_SEVERE = 7
/** Queue that is trouble when it lasts. */
const QUEUE_HIGH = 4
const BACKLOG_SEVERE_MS = 8000
const BACKLOG_HIGH_MS = 3000
/** A segment on its way is no backlog worth speaking of. */
const BACKLOG_CALM_MS = 2200
/** Seconds in a row that make a high reading count. */
const LASTING = 3
/** A backlog shrinks when it is this much smaller than some seconds ago; second by second it goes up and down. ms, s */
const SHRINKS_BY_MS = 900
const SHRINKS_WITHIN = 4
/** Seconds after a move in which no lasting reading counts, and in which not even a severe one does. */
const SETTLING = 5
const SETTLING_SEVERE = 3
/** Seconds of calm before the first step up, and at most. */
const CALM = 30
const CALM_LONGEST = 480
/** A step up that needs a new run, which viewers see, waits this many times longer. */
const NEW_RUN_PATIENCE = 4
/** A step down within so many seconds after a step up means the step up was a mistake. */
const REGRET = 30

/**
 * Decides once a second whether the broadcast should be cheaper or may be better. Pure: no clock but the count of
 * readings. Goes down before pictures are lost, up one rung after a calm time that doubles with each mistake.
 */
export class Ladder {
  private sinceMove = SETTLING
  private queueHigh = 0
  private backlogHigh = 0
  private calm = 0
  private calmNeeded = CALM
  private lastReason: Reason | null = null
  private backlogs: number[] = []

  /**
   * @param place index of the rung to begin with
   * @param ceiling index of the best rung it may reach
   */
  constructor(
    private readonly rungs: readonly Rung[],
    private place: number,
    private readonly ceiling = 0,
  ) {}

  get current(): number {
    return this.place
  }

  /** Takes one second's reading. @returns the move to make, or `null` */
  observe(reading: Reading): Move {
    this.sinceMove += 1
    const shrinking = this.shrinks(reading.backlogMs)
    this.queueHigh = reading.queue >= QUEUE_HIGH ? this.queueHigh + 1 : 0
    this.backlogHigh = reading.backlogMs >= BACKLOG_HIGH_MS && !shrinking ? this.backlogHigh + 1 : 0
    const settled = this.sinceMove > SETTLING

    const machineSevere = reading.dropped > 0 || reading.queue >= QUEUE_SEVERE
    const severeCounts = this.sinceMove > SETTLING_SEVERE
    if ((machineSevere && severeCounts) || (settled && this.queueHigh >= LASTING)) return this.down('machine', reading)
    const lineSevere = reading.backlogMs >= BACKLOG_SEVERE_MS && !shrinking
    if ((lineSevere && severeCounts) || (settled && this.backlogHigh >= LASTING)) return this.down('line', reading)
    return this.up(reading)
  }

  private shrinks(backlogMs: number): boolean {
    this.backlogs.push(backlogMs)
    if (this.backlogs.length > SHRINKS_WITHIN + 1) this.backlogs.shift()
    return backlogMs <= (this.backlogs[0] ?? 0) - SHRINKS_BY_MS
  }

  private down(reason: 'machine' | 'line', reading: Reading): Move {
    const now = this.rungs[this.place]
    this.calm = 0
    if (!now) return null
    const cost = reason === 'machine' ? pixelsPerSecond : bitsPerSecond
    const to = this.rungs.findIndex((rung, index) => index > this.place && cost(rung) < cost(now))
    const next = this.rungs[to]
    if (!next || (!reading.answering && needsNewRun(now, next))) return null
    if (this.lastReason === 'calm' && this.sinceMove <= REGRET) {
      this.calmNeeded = Math.min(CALM_LONGEST, this.calmNeeded * 2)
    }
    return this.move(to, reason)
  }

  private up(reading: Reading): Move {
    const quiet = reading.queue < QUEUE_HIGH && reading.dropped === 0 && reading.answering && reading.backlogMs <= BACKLOG_CALM_MS
    this.calm = quiet ? this.calm + 1 : 0
    const now = this.rungs[this.place]
    const better = this.rungs[this.place - 1]
    if (!now || !better || this.place <= this.ceiling) return null
    const needed = needsNewRun(now, better) ? this.calmNeeded * NEW_RUN_PATIENCE : this.calmNeeded
    return this.calm >= needed ? this.move(this.place - 1, 'calm') : null
  }

  private move(to: number, reason: Reason): Move {
    this.place = to
    this.sinceMove = 0
    this.queueHigh = 0
    this.backlogHigh = 0
    this.calm = 0
    this.lastReason = reason
    return { to, reason }
  }
}

/** Share of the machine that encoding may take at the start; the rest is for the camera, the page and other programs. */
const HEADROOM_ONE = 1.6
const HEADROOM_TWO = 2

/**
 * The rung to begin with, from a probe.
 * @param pixelsEncoded how many pixels this machine encoded in a second, flat out
 * @param ceiling index of the best rung allowed
 */
export function startingRung(rungs: readonly Rung[], pixelsEncoded: number, ceiling = 0): number {
  const place = rungs.findIndex((rung, index) => {
    const headroom = rung.renditions.length > 1 ? HEADROOM_TWO : HEADROOM_ONE
    return index >= ceiling && pixelsEncoded >= pixelsPerSecond(rung) * headroom
  })
  return place === -1 ? rungs.length - 1 : place
}
