import type { HlsEngine } from './hls-engine'

const everyMs = 250
/** With this much ready, a picture that waits does not wait for the line, s. */
const readySeconds = 1

/**
 * Measures what the person gets and writes it on the player's root as data attributes, where a test or a curious
 * person reads it: `data-stalls`, `data-hitches`, `data-latency-ms`, `data-buffer-ms`, `data-rendition`, `data-first-picture-ms`.
 * A stall is the line's: nothing is left to show. A hitch is the device's, which could not show in time what was there.
 */
export class Meter {
  #stalls = 0
  #hitches = 0
  #pictured = false
  #moving = false
  #askedAt = 0
  #seekedAt = Number.NEGATIVE_INFINITY
  readonly #timer: ReturnType<typeof setInterval>
  readonly #listeners: [string, () => void][]

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly root: HTMLElement,
    private readonly engine: () => HlsEngine | null,
    private readonly report: (delayMs: number | null) => void,
  ) {
    this.#timer = setInterval(() => this.#write(), everyMs)
    this.#listeners = [
      ['playing', () => this.#picture()],
      ['waiting', () => this.#waiting()],
      ['seeking', () => this.#seeking()],
    ]
    for (const [name, listener] of this.#listeners) video.addEventListener(name, listener)
    this.#write()
  }

  /** The person asked for a picture: counts from here. */
  begin(): void {
    this.#askedAt = performance.now()
    this.#pictured = false
    this.#moving = false
  }

  end(): void {
    clearInterval(this.#timer)
    for (const [name, listener] of this.#listeners) this.video.removeEventListener(name, listener)
  }

  #picture(): void {
    this.#moving = true
    if (this.#pictured) return
    this.#pictured = true
    this.root.dataset.firstPictureMs = String(Math.round(performance.now() - this.#askedAt))
  }

  #seeking(): void {
    this.#seekedAt = performance.now()
  }

  /** A wait that follows a jump is the jump's, not the line's; and a picture that stands cannot stop again. */
  #waiting(): void {
    const stopped = this.#moving
    this.#moving = false
    if (!stopped || this.video.seeking || performance.now() - this.#seekedAt < 500) return
    if (ahead(this.video) > readySeconds) this.#hitches += 1
    else {
      this.#stalls += 1
      this.engine()?.stalled()
    }
    this.#write()
  }

  #write(): void {
    const engine = this.engine()
    const delayMs = engine?.delayMs ?? null
    // A picture that waits or is paused says nothing about the delay of the line.
    const moving = !this.video.paused && this.video.readyState > 2
    this.report(delayMs === null || !moving ? null : Math.min(600_000, delayMs))
    this.root.dataset.stalls = String(this.#stalls)
    this.root.dataset.hitches = String(this.#hitches)
    this.root.dataset.latencyMs = delayMs === null ? '' : String(delayMs)
    this.root.dataset.bufferMs = String(Math.round(ahead(this.video) * 1000))
    this.root.dataset.rendition = engine?.rendition ?? ''
  }
}

/** Seconds of media ready ahead of the picture. */
function ahead(video: HTMLVideoElement): number {
  for (let index = 0; index < video.buffered.length; index += 1) {
    const start = video.buffered.start(index)
    const end = video.buffered.end(index)
    if (start <= video.currentTime + 0.1 && end > video.currentTime) return end - video.currentTime
  }
  return 0
}
