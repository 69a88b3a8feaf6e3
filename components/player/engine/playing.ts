import { GrantKeeper, type GrantEvent } from './grant-keeper'
import type { EngineEvent, HlsEngine } from './hls-engine'
import type { GrantSubject, PlaybackApi } from './playback-api'
import { startPicture, type Started } from './start-picture'

export type PlayingEvent =
  | GrantEvent
  | EngineEvent
  | { readonly type: 'started'; readonly started: Started }
  /** It could not begin. */
  | { readonly type: 'failed'; readonly error: unknown }

/** One watching, from the click to its end: a grant, an engine, a start. Once stopped it says nothing more. */
export class Playing {
  readonly #keeper: GrantKeeper
  #engine: HlsEngine | null = null
  #over = false

  constructor(
    private readonly video: HTMLVideoElement,
    subject: GrantSubject,
    api: PlaybackApi,
    private readonly tell: (event: PlayingEvent) => void,
  ) {
    this.#keeper = new GrantKeeper(api, subject, (event) => this.#say(event))
  }

  get engine(): HlsEngine | null {
    return this.#engine
  }

  get keeper(): GrantKeeper {
    return this.#keeper
  }

  /** Call it in the click itself: the browser's leave to play with sound lasts only a moment. */
  begin(): void {
    this.#begin().catch((error: unknown) => this.#say({ type: 'failed', error }))
  }

  /** The source is attached, and the start asked for, while the grant is still on its way. */
  async #begin(): Promise<void> {
    const granting = this.#keeper.open()
    const attaching = import('./hls-engine').then(({ HlsEngine }) => this.#attach(HlsEngine))
    await Promise.all([granting, attaching])
    this.#engine?.load()
  }

  #attach(Engine: typeof HlsEngine): void {
    if (this.#over) return
    this.#engine = new Engine(this.video, this.#keeper, (event) => this.#say(event))
    this.start()
  }

  /** Plays, or goes on; the answer comes as `started`. */
  start(): void {
    startPicture(this.video).then(
      (started) => this.#say({ type: 'started', started }),
      (error: unknown) => this.#say({ type: 'failed', error }),
    )
  }

  /** A live broadcast is not loaded while paused: it goes on without the viewer, who comes back to the edge. */
  pause(): void {
    this.video.pause()
    this.#engine?.hold()
  }

  resume(): void {
    this.#engine?.unhold()
    this.start()
  }

  stop(): void {
    this.#over = true
    this.#engine?.destroy()
    this.#engine = null
    this.#keeper.close()
  }

  #say(event: PlayingEvent): void {
    if (!this.#over) this.tell(event)
  }
}
