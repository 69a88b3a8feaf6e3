import { Events, type default as Hls } from 'hls.js'
import { liveMaxSeconds } from './hls-settings'
import { distanceAfterStall, firstDistance, nextDistance, paceWindow } from './rules/pace'

/** Keeps the picture as close to the live edge as this line allows without stalls. */
export class LivePace {
  #targetDuration = 1
  #leftOver: number[] = []

  constructor(
    private readonly hls: Hls,
    private readonly video: HTMLVideoElement,
  ) {
    hls.on(Events.FRAG_LOADED, () => this.#arrived())
  }

  /** A playlist's text, before hls.js reads it: the first position depends on the length of its segments. */
  glance(playlist: string): void {
    const seconds = Number(/^#EXT-X-TARGETDURATION:(\d+)/m.exec(playlist)?.[1])
    if (!(seconds > 0) || seconds === this.#targetDuration) return
    this.#targetDuration = seconds
    this.hls.config.liveMaxLatencyDuration = Math.max(liveMaxSeconds, 4 * seconds)
    this.hls.config.liveSyncDuration = firstDistance(seconds)
  }

  /** Begins again at the first distance, as after a break that was the artist's and not the line's. */
  reset(): void {
    this.#leftOver = []
    this.hls.targetLatency = firstDistance(this.#targetDuration)
  }

  stalled(): void {
    this.#leftOver = []
    this.hls.targetLatency = distanceAfterStall(this.#aim(), this.#targetDuration)
  }

  #arrived(): void {
    const { buffered, currentTime, paused, seeking } = this.video
    if (paused || seeking || buffered.length === 0 || !this.hls.latestLevelDetails?.live) return
    this.#leftOver.push(buffered.end(buffered.length - 1) - currentTime)
    if (this.#leftOver.length < paceWindow) return
    this.hls.targetLatency = nextDistance(this.#aim(), this.#leftOver, this.#targetDuration)
    this.#leftOver = []
  }

  #aim(): number {
    return this.hls.config.liveSyncDuration ?? firstDistance(this.#targetDuration)
  }
}
