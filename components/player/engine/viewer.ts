import type { WatchDto } from '@/lib/streaming/contract'
import { GrantKeeper, type GrantEvent } from './grant-keeper'
import type { EngineEvent, HlsEngine } from './hls-engine'
import { liveEvents, type LiveEvent } from './live-events'
import { Meter } from './meter'
import { listen, onReturn } from './page-signals'
import { isPassing, playbackApi, refusalCode, type PlaybackApi } from './playback-api'
import { endingOf, firstState, next, screenOf, type ViewerEvent } from './rules/viewer-state'
import { startPicture } from './start-picture'
import { mediaSupport } from './support'
import { firstView, type ViewerView } from './viewer-view'

/** Everything one person's watching of one ticket needs, without a framework: events in, a view out. */
export class Viewer {
  #state = firstState
  #view = firstView
  readonly #listeners = new Set<() => void>()
  readonly #keeper: GrantKeeper
  #video: HTMLVideoElement | null = null
  #engine: HlsEngine | null = null
  #meter: Meter | null = null
  #stopped: (() => void)[] = []
  /** Raised by each start and stop, so that a late answer to an earlier one is dropped. */
  #turn = 0
  #playingOut = false
  readonly #lostParts = new Set<'grant' | 'edge'>()

  /** @param onStale the ticket's state is no longer what was read: read it again */
  constructor(
    private readonly ticketId: string,
    readonly onStale: () => void,
    api: PlaybackApi = playbackApi,
  ) {
    this.#keeper = new GrantKeeper(api, { ticketId }, (event) => this.#grant(event))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly view = (): ViewerView => this.#view

  get engine(): HlsEngine | null {
    return this.#engine
  }

  /** Connects to the page. @returns the way out, after which it may be connected again */
  connect(video: HTMLVideoElement, root: HTMLElement): () => void {
    this.#video = video
    if (mediaSupport() === 'none') this.#dispatch({ type: 'unsupported' })
    // Fetched ahead of the click: the first picture should not wait for the library.
    else import('./hls-engine').catch(() => this.#state)
    this.#meter = new Meter(video, root, () => this.#engine, (delayMs) => this.#keeper.reportDelay(delayMs))
    this.#stopped.push(
      onReturn(() => this.#keeper.wake()),
      listen(video, ['playing'], () => this.#dispatch({ type: 'picture' })),
      listen(video, ['timeupdate'], () => this.#moving()),
      listen(video, ['waiting'], () => this.#waiting()),
      listen(video, ['ended'], () => this.#finished()),
      listen(video, ['volumechange'], () => this.#soundChanged()),
      liveEvents.subscribe((event) => this.#told(event)),
    )
    return () => this.#disconnect()
  }

  #disconnect(): void {
    this.#stopped.forEach((stop) => stop())
    this.#stopped = []
    this.#stop()
    this.#dispatch({ type: 'stopped' })
    this.#meter?.end()
    this.#meter = null
    this.#video = null
  }

  /** What reading the ticket gave; a first `live` after a countdown starts by itself where the page is seen. */
  ticketRead(ticket: WatchDto): void {
    const wasWaiting = this.#state.ticket === 'not_started'
    this.#dispatch({ type: 'ticket_read', state: ticket.state })
    if (this.#state.ending) this.#stop()
    if (!this.#view.engaged && this.#view.mark !== ticket.mark) this.#show({ mark: ticket.mark })
    if (wasWaiting && ticket.state === 'live' && document.visibilityState === 'visible') this.play()
  }

  ticketFailed(error: unknown): void {
    if (isPassing(error)) {
      if (this.#state.playback === 'idle') this.#dispatch({ type: 'network', lost: true })
      return
    }
    const code = refusalCode(error)
    if (endingOf(code)) return this.#refused(code, false)
    this.#stop()
    this.#dispatch({ type: 'ended', ending: 'not_found' })
  }

  /** The person asked to watch (first, again, or here instead of elsewhere). Call it in the click itself. */
  play(): void {
    const video = this.#video
    if (!video || this.#state.ending || !this.#state.supported) return
    this.#stop()
    this.#dispatch({ type: 'play_asked' })
    this.#show({ chosen: null, renditions: [], soundBlocked: false })
    this.#meter?.begin()
    const turn = this.#turn
    this.#begin(video, turn).catch((error: unknown) => this.#beginFailed(error, turn))
  }

  async #begin(video: HTMLVideoElement, turn: number): Promise<void> {
    const granting = this.#keeper.open()
    // Awaited below; a refusal meanwhile is not an unhandled one.
    granting.catch(() => turn)
    const { HlsEngine } = await import('./hls-engine')
    if (turn !== this.#turn) return
    this.#engine = new HlsEngine(video, this.#keeper, (event) => this.#engineTold(event))
    // Asked for while the click still counts; it is answered when the first picture is there.
    const starting = this.#start(video)
    await granting
    if (turn === this.#turn) this.#engine?.load()
    await starting
  }

  #beginFailed(error: unknown, turn: number): void {
    if (turn !== this.#turn) return
    if (!isPassing(error)) return this.#refused(refusalCode(error), true)
    this.#dispatch({ type: 'network', lost: true })
    const again = setTimeout(() => turn === this.#turn && this.#state.playback === 'starting' && this.play(), 3_000)
    this.#stopped.push(() => clearTimeout(again))
  }

  /** The person does not want to wait for the next attempt. */
  tryAgain(): void {
    if (this.#view.engaged && !this.#engine?.live && this.#view.phase === null) return this.play()
    this.#keeper.wake()
    this.#engine?.retryNow()
    this.onStale()
  }

  /** @param name a rendition's name, or null to let the line decide */
  choose(name: string | null): void {
    this.#engine?.choose(name)
    this.#show({ chosen: name })
  }

  /** A live broadcast is not loaded while paused: it goes on without the viewer, who comes back to the edge. */
  pause(): void {
    this.#video?.pause()
    this.#engine?.hold()
  }

  resume(): void {
    if (!this.#video) return
    this.#engine?.unhold()
    this.#startAgain(this.#video)
  }

  toLiveEdge(): void {
    this.#engine?.toLiveEdge()
    if (this.#video?.paused) this.resume()
  }

  soundOn(): void {
    if (!this.#video) return
    this.#video.muted = false
    if (this.#video.paused) this.#startAgain(this.#video)
  }

  async #start(video: HTMLVideoElement): Promise<void> {
    const turn = this.#turn
    const started = await startPicture(video)
    if (turn !== this.#turn) return
    if (started === 'muted') this.#show({ soundBlocked: true })
    // Not even a muted start: back to the button, whose click will be allowed.
    if (started === 'refused') this.#refused('start_refused', false)
  }

  #startAgain(video: HTMLVideoElement): void {
    this.#start(video).catch(() => this.onStale())
  }

  #soundChanged(): void {
    if (this.#video && !this.#video.muted && this.#view.soundBlocked) this.#show({ soundBlocked: false })
  }

  #moving(): void {
    if (this.#state.playback === 'waiting' && this.#video && this.#video.readyState > 2 && !this.#video.seeking) {
      this.#dispatch({ type: 'picture' })
    }
  }

  #finished(): void {
    this.#dispatch({ type: 'finished' })
    // After a live broadcast there is nothing left to hold a grant for.
    if (this.#state.phase === 'live') this.#stop()
    this.onStale()
  }

  #grant(event: GrantEvent): void {
    if (event.type === 'granted') {
      this.#show({ mark: event.grant.mark })
      this.#dispatch({ type: 'granted', phase: event.grant.phase })
    } else if (event.type === 'renewed') this.#network('grant', false)
    else if (event.type === 'lost') this.#network('grant', true)
    else if (event.type === 'superseded') this.#superseded()
    else if (event.code === 'grant_ended' && this.#state.playback === 'moving') this.#playOut()
    else this.#refused(event.code, true)
  }

  /** The live grant is over because the broadcast is: its last seconds are here already, and are shown. */
  #playOut(): void {
    this.#playingOut = true
    this.onStale()
  }

  #waiting(): void {
    this.#dispatch({ type: 'waiting' })
    if (!this.#playingOut) return
    this.#stop()
    this.#dispatch({ type: this.#state.ticket === 'live' ? 'stopped' : 'finished' })
    this.onStale()
  }

  #engineTold(event: EngineEvent): void {
    if (event.type === 'renditions') this.#show({ renditions: event.renditions })
    else if (event.type === 'reloaded') this.#reloaded()
    else if (event.type === 'network') this.#network('edge', event.lost)
    else if (event.type === 'quiet') {
      this.#dispatch({ type: 'quiet', quiet: event.quiet })
      this.onStale()
    }
  }

  #reloaded(): void {
    if (this.#video) this.#startAgain(this.#video)
  }

  #told(event: LiveEvent): void {
    if (event.name === 'session' && event.ended) this.#refused('signed_out', true)
    else if (event.name === 'session' || event.name === 'open') this.onStale()
    else if (event.name === 'broadcast' && event.ticketId === this.ticketId) this.onStale()
    else if (event.name === 'grant' && event.grantId === this.#keeper.grant?.grantId) {
      if (/elsewhere|superseded/.test(event.reason)) this.#superseded()
      else this.#refused(event.reason, true)
    }
  }

  /** Grants and media come from different servers; one that answers does not speak for the other. */
  #network(part: 'grant' | 'edge', lost: boolean): void {
    if (lost) this.#lostParts.add(part)
    else this.#lostParts.delete(part)
    this.#dispatch({ type: 'network', lost: this.#lostParts.size > 0 })
  }

  #superseded(): void {
    this.#stop()
    this.#dispatch({ type: 'superseded' })
  }

  /** A refusal with a known meaning is the end; any other sends back to what the ticket itself says. */
  #refused(code: string, reread: boolean): void {
    this.#stop()
    const ending = endingOf(code)
    if (code === 'playing_elsewhere') this.#dispatch({ type: 'superseded' })
    else this.#dispatch(ending ? { type: 'ended', ending } : { type: 'stopped' })
    if (reread) this.onStale()
  }

  #stop(): void {
    this.#turn += 1
    this.#engine?.destroy()
    this.#engine = null
    this.#lostParts.clear()
    this.#playingOut = false
    this.#keeper.close()
  }

  #dispatch(event: ViewerEvent): void {
    this.#state = next(this.#state, event)
    const { playback, phase } = this.#state
    this.#show({
      screen: screenOf(this.#state),
      phase,
      engaged: playback !== 'idle',
      waiting: playback === 'starting' || playback === 'waiting',
      finished: playback === 'finished',
    })
  }

  #show(change: Partial<ViewerView>): void {
    const view = { ...this.#view, ...change }
    const same = (Object.keys(change) as (keyof ViewerView)[]).every((key) => this.#view[key] === view[key])
    if (same) return
    this.#view = view
    this.#listeners.forEach((listener) => listener())
  }
}
