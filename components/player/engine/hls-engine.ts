import Hls, { ErrorTypes, Events, type ErrorData, type Level } from 'hls.js'
import { edgeLoader } from './edge-loader'
import type { GrantKeeper } from './grant-keeper'
import { hlsSettings } from './hls-settings'
import { LivePace } from './live-pace'
import { backoffMs } from './rules/backoff'
import { renditionOf } from './rules/edge-query'
import { SourceWatch } from './source-watch'

export interface Rendition {
  /** The rendition's folder name, as in `v0`. */
  readonly name: string
  readonly height: number
  readonly bitrate: number
}

export type EngineEvent =
  | { readonly type: 'renditions'; readonly renditions: readonly Rendition[] }
  | { readonly type: 'quiet'; readonly quiet: boolean }
  | { readonly type: 'network'; readonly lost: boolean }
  /** The source was taken anew; the element is paused by that and must be told to play. */
  | { readonly type: 'reloaded' }

/** One hls.js on one video element. It mends what it can by itself and says what the person should know. */
export class HlsEngine {
  readonly #hls: Hls
  readonly #watch: SourceWatch
  readonly #pace: LivePace
  #live = false
  #lost = false
  #held = false
  /** Where an archive was (s). */
  #position = -1
  #chosen: string | null = null
  #attempt = 0
  #mendedAt = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined
  #edge: string | null = null

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly keeper: GrantKeeper,
    private readonly emit: (event: EngineEvent) => void,
  ) {
    const hls = new Hls({ ...hlsSettings(), loader: edgeLoader(keeper, () => this.#edge, (text) => this.#pace.glance(text)) })
    this.#hls = hls
    this.#pace = new LivePace(hls, video)
    this.#watch = new SourceWatch(hls, keeper, {
      quiet: (quiet) => this.#quiet(quiet),
      reload: () => this.#reload(),
    })
    hls.on(Events.MANIFEST_PARSED, () => {
      if (this.#chosen !== null) hls.loadLevel = this.#indexOf(this.#chosen)
      this.#emitRenditions()
    })
    hls.on(Events.LEVELS_UPDATED, () => this.#emitRenditions())
    hls.on(Events.LEVEL_LOADED, (_name, { details }) => this.#answered(details.live))
    hls.on(Events.FRAG_BUFFERED, () => {
      this.#attempt = 0
    })
    hls.on(Events.ERROR, (_name, error) => this.#failed(error))
    hls.attachMedia(video)
  }

  /** Begins to play what the keeper's grant opens. @param startSeconds where in an archive; -1 for the live edge */
  load(startSeconds = -1): void {
    const grant = this.keeper.grant
    if (!grant) return
    this.#held = false
    this.#edge = new URL(grant.manifestUrl).origin
    this.#hls.config.startPosition = startSeconds
    this.#watch.begin(grant.phase === 'live')
    this.#hls.loadSource(grant.manifestUrl)
  }

  get live(): boolean {
    return this.#live
  }

  /** How far the picture is behind the live edge (ms); null in an archive or before the first playlist. */
  get delayMs(): number | null {
    return this.#live && this.#hls.latency > 0 ? Math.round(this.#hls.latency * 1000) : null
  }

  /** The rendition on screen, or the one being loaded before the first picture. */
  get rendition(): string {
    const level = this.#hls.levels[this.#hls.currentLevel] ?? this.#hls.levels[this.#hls.loadLevel]
    return level ? renditionOf(level.uri) : ''
  }

  /** @param name a rendition's name, or null to choose by the line */
  choose(name: string | null): void {
    this.#hls.autoLevelCapping = -1
    this.#chosen = name
    const index = name === null ? -1 : this.#indexOf(name)
    // Live, what is loaded is about to be shown anyway, and throwing it away would be a stall.
    if (this.#live) this.#hls.loadLevel = index
    else this.#hls.nextLevel = index
  }

  /** Stops loading a live broadcast while the person has paused it. */
  hold(): void {
    if (!this.#live || this.#held) return
    this.#held = true
    this.#watch.end()
    this.#hls.stopLoad()
  }

  unhold(): void {
    if (!this.#held) return
    this.#held = false
    this.#watch.begin(true)
    this.#hls.startLoad(-1)
  }

  /** Jumps to the live edge; needed after a pause. */
  toLiveEdge(): void {
    const position = this.#hls.liveSyncPosition
    if (this.#live && position !== null && Number.isFinite(position)) this.video.currentTime = position
  }

  /** True when the picture is so far back that a way to the live edge should be offered. */
  get behind(): boolean {
    return this.#live && this.#hls.latency > (this.#hls.targetLatency ?? 0) + 2.5
  }

  /** The picture waited though the broadcast went on: keep more distance. */
  stalled(): void {
    if (this.#live) this.#pace.stalled()
  }

  /** Starts over at once instead of after the present wait. */
  retryNow(): void {
    this.#attempt = 0
    this.#startOver()
  }

  destroy(): void {
    clearTimeout(this.#timer)
    this.#watch.end()
    this.#hls.destroy()
  }

  #indexOf(name: string): number {
    return this.#hls.levels.findIndex((level) => renditionOf(level.uri) === name)
  }

  #emitRenditions(): void {
    this.emit({ type: 'renditions', renditions: this.#hls.levels.map(renditionFrom) })
  }

  #answered(live: boolean): void {
    this.#live = live
    this.#network(false)
  }

  #quiet(quiet: boolean): void {
    // A break of the artist's made the stalls, not this line: aim for the usual delay again.
    if (!quiet) this.#pace.reset()
    this.emit({ type: 'quiet', quiet })
  }

  #network(lost: boolean): void {
    if (lost === this.#lost) return
    this.#lost = lost
    this.emit({ type: 'network', lost })
  }

  #failed(error: ErrorData): void {
    const status = error.response?.code ?? 0
    // The keeper has told the viewer why; what is buffered may still be shown.
    if (error.type === ErrorTypes.NETWORK_ERROR && this.keeper.grant === null) return this.#hls.stopLoad()
    // The key route knows first that a right has ended; the renewal says why.
    if (error.details === 'keyLoadError' && status >= 400 && status < 500) this.keeper.wake()
    // What is buffered still plays; the screen tells only once that has run out, and the next answer clears it.
    if (error.type === ErrorTypes.NETWORK_ERROR && (status === 0 || status >= 500)) this.#network(true)
    if (!error.fatal) return
    if (error.type === ErrorTypes.MEDIA_ERROR && performance.now() - this.#mendedAt > 3_000) {
      this.#mendedAt = performance.now()
      return this.#hls.recoverMediaError()
    }
    this.#later()
  }

  /** Waits, asks for a fresh query and starts over from the playlist. */
  #later(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#startOver(), backoffMs(this.#attempt, Math.random()))
    this.#attempt += 1
  }

  #startOver(): void {
    clearTimeout(this.#timer)
    this.keeper.renewNow().then(
      () => this.#reload(),
      () => {
        if (this.keeper.grant) this.#later()
      },
    )
  }

  #reload(): void {
    // A source that is being taken anew has no position; the last one known counts.
    if (this.video.currentTime > 0) this.#position = this.video.currentTime
    this.load(this.#live ? -1 : this.#position)
    this.emit({ type: 'reloaded' })
  }
}

function renditionFrom(level: Level): Rendition {
  return { name: renditionOf(level.uri), height: level.height, bitrate: level.bitrate }
}
