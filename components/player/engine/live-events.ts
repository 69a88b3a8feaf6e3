/** What the server tells a signed-in person while a page is open. */
export type LiveEvent =
  | { readonly name: 'broadcast'; readonly ticketId: string; readonly state: string }
  | { readonly name: 'grant'; readonly grantId: string; readonly reason: string }
  /** The session has ended, or (`ended` false) what it may see has changed. */
  | { readonly name: 'session'; readonly ended: boolean }
  /** The stream (re)opened: what was said meanwhile is not known here, so read again. */
  | { readonly name: 'open' }

type Listener = (event: LiveEvent) => void

const address = '/api/me/events'
const shared = 'akushu-live-events'
const names = ['broadcast', 'grant', 'session'] as const

/**
 * One event stream per browser, however many windows: the window that holds the lock keeps the stream and passes
 * events on. A window that comes into view takes the lock, since a hidden one may be put to sleep by its system.
 */
class LiveEvents {
  readonly #listeners = new Set<Listener>()
  #channel: BroadcastChannel | null = null
  #source: EventSource | null = null
  #release: (() => void) | null = null
  #retry: ReturnType<typeof setTimeout> | undefined
  /** Raised by every taking and stopping, so that an older request for the lock does nothing any more. */
  #turn = 0

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#start()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#stop()
    }
  }

  #start(): void {
    this.#channel = new BroadcastChannel(shared)
    this.#channel.onmessage = (message: MessageEvent<LiveEvent>) => this.#tell(message.data)
    document.addEventListener('visibilitychange', this.#seen)
    this.#take(document.visibilityState === 'visible')
  }

  #stop(): void {
    this.#turn += 1
    document.removeEventListener('visibilitychange', this.#seen)
    this.#channel?.close()
    this.#channel = null
    this.#close()
    this.#release?.()
    this.#release = null
  }

  readonly #seen = (): void => {
    if (document.visibilityState === 'visible' && this.#release === null) this.#take(true)
  }

  #take(steal: boolean): void {
    this.#turn += 1
    const turn = this.#turn
    if (!('locks' in navigator)) return this.#open()
    const hold = (): Promise<void> => {
      if (turn !== this.#turn) return Promise.resolve()
      this.#open()
      return new Promise((release) => {
        this.#release = release
      })
    }
    // Refused when another window takes the lock over: close, and wait in line in case it goes away.
    navigator.locks.request(shared, { steal }, hold).catch(() => {
      if (turn !== this.#turn) return
      this.#close()
      this.#release = null
      this.#take(false)
    })
  }

  #open(): void {
    this.#close()
    const source = new EventSource(address)
    this.#source = source
    source.onopen = () => this.#pass({ name: 'open' })
    source.onerror = () => {
      // The browser reconnects by itself, except after an answer that is not a stream (a restart, a 401, a 503).
      if (source.readyState === EventSource.CLOSED) this.#retry = setTimeout(() => this.#open(), 5_000 + Math.random() * 5_000)
    }
    for (const name of names) {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        const event = eventFrom(name, message.data)
        if (event.name === 'session' && event.ended) this.#close()
        this.#pass(event)
      })
    }
  }

  #close(): void {
    clearTimeout(this.#retry)
    this.#source?.close()
    this.#source = null
  }

  #pass(event: LiveEvent): void {
    this.#channel?.postMessage(event)
    this.#tell(event)
  }

  #tell(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

function eventFrom(name: (typeof names)[number], text: string): LiveEvent {
  const body = JSON.parse(text) as Record<string, unknown>
  if (name === 'session') return { name, ended: body.ended === true }
  if (name === 'broadcast') return { name, ticketId: String(body.ticketId), state: String(body.state) }
  return { name, grantId: String(body.grantId), reason: String(body.reason) }
}

/** Shared by every screen that wants to know at once; subscribe returns the way out. */
export const liveEvents = new LiveEvents()
