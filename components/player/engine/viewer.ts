import type { WatchDto } from '@/lib/streaming/contract'
import type { HlsEngine } from './hls-engine'
import { liveEvents, type LiveEvent } from './live-events'
import { Meter } from './meter'
import { listen, onReturn } from './page-signals'
import { isPassing, playbackApi, refusalCode, type PlaybackApi, type WatchSubject } from './playback-api'
import { Playing, type PlayingEvent } from './playing'
import { endingOf, firstState, next, screenOf, type ViewerEvent } from './rules/viewer-state'
import type { Started } from './start-picture'
import { mediaSupport } from './support'
import { firstView, type ViewerView } from './viewer-view'

/** After a start that got no answer, the next attempt (ms). */
const againAfterMs = 3_000

/** Everything one person's watching of one thing needs, without a framework: events in, a view out. */
export class Viewer {
  #state = firstState
  #view = firstView
  readonly #listeners = new Set<() => void>()
  #video: HTMLVideoElement | null = null
  #playing: Playing | null = null
  #meter: Meter | null = null
  #again: ReturnType<typeof setTimeout> | undefined
  /** The grant is over, what is buffered is still shown. */
  #playingOut = false
  readonly #lostParts = new Set<'grant' | 'edge'>()

  /** @param onStale the ticket's state is no longer what was read: read it again */
  constructor(
    private readonly subject: WatchSubject,
    readonly onStale: () => void,
    private readonly api: PlaybackApi = playbackApi,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly view = (): ViewerView => this.#view

  get engine(): HlsEngine | null {
    return this.#playing?.engine ?? null
  }

  /** Connects to the page. @returns the way out, after which it may be connected again */
  connect(video: HTMLVideoElement, root: HTMLElement): () => void {
    this.#video = video
    if (mediaSupport() === 'none') this.#dispatch({ type: 'unsupported' })
    // Fetched ahead of the click: the first picture should not wait for the library.
    else import('./hls-engine').catch(() => this.#state)
    const meter = new Meter(video, root, () => this.engine, (delayMs) => this.#playing?.keeper.reportDelay(delayMs))
    this.#meter = meter
    const offs = [
      onReturn(() => this.#playing?.keeper.wake()),
      listen(video, ['playing'], () => this.#dispatch({ type: 'picture' })),
      listen(video, ['timeupdate'], () => this.#moving()),
      listen(video, ['waiting'], () => this.#waiting()),
      listen(video, ['ended'], () => this.#finished()),
      listen(video, ['volumechange'], () => this.#soundChanged()),
      liveEvents.subscribe((event) => this.#told(event)),
    ]
    return () => {
      offs.forEach((off) => off())
      meter.end()
      this.#stop()
      this.#dispatch({ type: 'stopped' })
      this.#video = null
    }
  }

  /** What reading the ticket gave; a first `live` after a countdown, where the page is seen, or after a cut starts by itself. */
  ticketRead(ticket: WatchDto): void {
    const wasWaiting = this.#state.ticket === 'not_started' && document.visibilityState === 'visible'
    this.#dispatch({ type: 'ticket_read', state: ticket.state })
    if (this.#state.ending) this.#stop()
    if (ticket.state === 'cut') this.#cut()
    else if (ticket.state === 'live' && (wasWaiting || this.#state.resuming)) this.play()
  }

  ticketFailed(error: unknown): void {
    if (isPassing(error)) {
      if (this.#state.playback === 'idle') this.#dispatch({ type: 'network', lost: true })
      return
    }
    this.#stop()
    this.#dispatch({ type: 'ended', ending: endingOf(refusalCode(error)) ?? 'not_found' })
  }

  /** The person asked to watch (first, again, or here instead of elsewhere). Call it in the click itself. */
  play(): void {
    const video = this.#video
    if (!video || this.#state.ending || !this.#state.supported) return
    this.#stop()
    this.#dispatch({ type: 'play_asked' })
    this.#show({ chosen: null, renditions: [], soundBlocked: false })
    this.#meter?.begin()
    this.#playing = new Playing(video, this.subject, this.api, (event) => this.#heard(event))
    this.#playing.begin()
  }

  pause(): void {
    this.#playing?.pause()
  }

  resume(): void {
    this.#playing?.resume()
  }

  toLiveEdge(): void {
    this.engine?.toLiveEdge()
    if (this.#video?.paused) this.resume()
  }

  soundOn(): void {
    if (!this.#video) return
    this.#video.muted = false
    if (this.#video.paused) this.resume()
  }

  /** @param name a rendition's name, or null to let the line decide */
  choose(name: string | null): void {
    this.engine?.choose(name)
    this.#show({ chosen: name })
  }

  /** The person does not want to wait for the next attempt. */
  tryAgain(): void {
    this.onStale()
    if (this.#state.playback === 'starting') return this.play()
    this.engine?.retryNow()
  }

  #heard(event: PlayingEvent): void {
    switch (event.type) {
      case 'granted':
        this.#show({ mark: event.grant.mark })
        return this.#dispatch({ type: 'granted', phase: event.grant.phase })
      case 'renewed':
        return this.#network('grant', false)
      case 'lost':
        return this.#network('grant', true)
      case 'network':
        return this.#network('edge', event.lost)
      case 'superseded':
        return this.#refused('playing_elsewhere')
      case 'ended':
        return this.#grantEnded(event.code)
      case 'started':
        return this.#started(event.started)
      case 'failed':
        return this.#failed(event.error)
      case 'renditions':
        return this.#show({ renditions: event.renditions })
      case 'reloaded':
        return this.#playing?.start()
      case 'quiet':
        this.#dispatch({ type: 'quiet', quiet: event.quiet })
        return this.onStale()
    }
  }

  #started(started: Started): void {
    if (started === 'muted') this.#show({ soundBlocked: true })
    // Not even a muted start: back to the button, whose click will be allowed.
    if (started === 'refused') this.#refused('start_refused')
  }

  #failed(error: unknown): void {
    if (!isPassing(error)) return this.#refused(refusalCode(error))
    this.#dispatch({ type: 'network', lost: true })
    clearTimeout(this.#again)
    this.#again = setTimeout(() => this.play(), againAfterMs)
  }

  /** Where the broadcast itself is over, its last seconds are here already, and are shown. */
  #grantEnded(code: string): void {
    this.#playingOut = code === 'grant_ended' && this.#state.playback === 'moving'
    if (this.#playingOut) this.onStale()
    else this.#refused(code)
  }

  #waiting(): void {
    this.#dispatch({ type: 'waiting' })
    if (!this.#playingOut) return
    this.#stop()
    this.#dispatch({ type: this.#state.ticket === 'live' ? 'stopped' : 'finished' })
    this.onStale()
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

  #soundChanged(): void {
    if (this.#video && !this.#video.muted && this.#view.soundBlocked) this.#show({ soundBlocked: false })
  }

  #told(event: LiveEvent): void {
    if (event.name === 'session' && event.ended) this.#refused('signed_out')
    else if (event.name === 'session' || event.name === 'open') this.onStale()
    else if (event.name === 'broadcast' && 'ticketId' in this.subject && event.ticketId === this.subject.ticketId) {
      if (event.state === 'cut') this.#cut()
      this.onStale()
    } else if (event.name === 'grant' && event.grantId === this.#playing?.keeper.grant?.grantId) {
      this.#refused(event.reason === 'superseded' ? 'playing_elsewhere' : event.reason)
    }
  }

  /** Grants and media come from different servers; one that answers does not speak for the other. */
  #network(part: 'grant' | 'edge', lost: boolean): void {
    if (lost) this.#lostParts.add(part)
    else this.#lostParts.delete(part)
    this.#dispatch({ type: 'network', lost: this.#lostParts.size > 0 })
  }

  /** A refusal with a known meaning is the end; any other sends back to what the ticket itself says. */
  #refused(code: string): void {
    if (code === 'cut') return this.#cut()
    this.#stop()
    const ending = endingOf(code)
    if (code === 'playing_elsewhere') this.#dispatch({ type: 'superseded' })
    else this.#dispatch(ending ? { type: 'ended', ending } : { type: 'stopped' })
    if (ending !== 'signed_out') this.onStale()
  }

  /** A moderator holds it back: nothing is shown or asked for until the ticket says that it goes on. */
  #cut(): void {
    const { playback } = this.#state
    const paused = playback === 'moving' && (this.#video?.paused ?? false)
    this.#stop()
    this.#dispatch({ type: 'cut', paused })
    if (playback !== 'idle') this.onStale()
  }

  #stop(): void {
    clearTimeout(this.#again)
    this.#playing?.stop()
    this.#playing = null
    this.#lostParts.clear()
    this.#playingOut = false
  }

  #dispatch(event: ViewerEvent): void {
    this.#state = next(this.#state, event)
    const { playback, phase } = this.#state
    this.#show({
      screen: screenOf(this.#state),
      phase,
      engaged: playback !== 'idle',
      resuming: this.#state.resuming,
      waiting: playback === 'starting' || playback === 'waiting',
      finished: playback === 'finished',
    })
  }

  #show(change: Partial<ViewerView>): void {
    const keys = Object.keys(change) as (keyof ViewerView)[]
    if (keys.every((key) => this.#view[key] === change[key])) return
    this.#view = { ...this.#view, ...change }
    this.#listeners.forEach((listener) => listener())
  }
}
