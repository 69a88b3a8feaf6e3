import type { GrantDto } from '@/lib/streaming/contract'
import { isPassing, refusalCode, type GrantSubject, type PlaybackApi } from './playback-api'
import { backoffMs } from './rules/backoff'

export type GrantEvent =
  | { readonly type: 'granted'; readonly grant: GrantDto }
  | { readonly type: 'renewed'; readonly grant: GrantDto }
  | { readonly type: 'superseded' }
  | { readonly type: 'ended'; readonly code: string }
  /** The query has expired and renewals get no answer. A later `renewed` means it is over. */
  | { readonly type: 'lost' }

interface Held {
  readonly grant: GrantDto
  /** When the request left, by the monotonic clock (ms): the server's time began no earlier. */
  readonly askedAt: number
  /** The same moment by the wall clock (ms), which, unlike the other, also runs during sleep. */
  readonly askedAtWall: number
}

/** A query this close to its end (ms) is not sent: the request would arrive too late. */
const marginMs = 300
/** Not more often than this (ms) is a renewal forced by a refused request or by waking up. */
const forcedGapMs = 2_000

/**
 * Holds the grant of one playing device: obtains it, renews it in time, and lends its query to the loader.
 * After `superseded` or `ended` it is spent; `open` begins anew ("play here instead").
 */
export class GrantKeeper {
  #held: Held | null = null
  #renewing: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #attempt = 0
  #delayMs: number | null = null
  /** Raised by every open and close, so that an answer to an earlier life is dropped. */
  #life = 0

  constructor(
    private readonly api: PlaybackApi,
    private readonly subject: GrantSubject,
    private readonly emit: (event: GrantEvent) => void,
    private readonly random: () => number = Math.random,
  ) {}

  get grant(): GrantDto | null {
    return this.#held?.grant ?? null
  }

  /**
   * Asks for a new grant; any other device that plays this ticket is superseded by it.
   * @throws ProblemError when the server says no; any other error means it did not answer
   */
  async open(): Promise<GrantDto> {
    this.close()
    const life = this.#life
    const times = now()
    const grant = await this.api.open(this.subject)
    if (life !== this.#life) throw new Error('superseded by a later open')
    this.#hold(grant, times)
    this.emit({ type: 'granted', grant })
    return grant
  }

  /** Forgets the grant and stops renewing. */
  close(): void {
    this.#life += 1
    this.#held = null
    this.#renewing = null
    this.#attempt = 0
    clearTimeout(this.#timer)
  }

  /** How far the picture is behind the live edge (ms); sent with the next renewal. */
  reportDelay(delayMs: number | null): void {
    this.#delayMs = delayMs
  }

  /**
   * A query that is good now; where it has run out, after a renewal.
   * @throws when there is no grant (any more), or the renewal failed
   */
  async usableQuery(): Promise<string> {
    if (this.#held && this.#expired()) await this.renewNow()
    return this.#query()
  }

  /**
   * The edge refused `query`: gives a newer one, renewing first if there is none yet.
   * @throws when there is none to be had, or one was forced a moment ago and is refused again
   */
  async afterRefusal(query: string): Promise<string> {
    if (this.#query() !== query) return this.#query()
    if (this.#renewing === null && this.#ageMs() < forcedGapMs) throw new Error('the edge refuses a fresh query')
    await this.renewNow()
    return this.#query()
  }

  /** The page is seen, shown again or online again: timers may have slept past the end of the query. */
  wake(): void {
    if (this.#held && this.#ageMs() >= forcedGapMs) this.renewNow().catch(() => this.#attempt)
  }

  /** Renews at once; calls made meanwhile share the one request. @throws as the server answers */
  renewNow(): Promise<void> {
    this.#renewing ??= this.#renew(this.#life).finally(() => {
      this.#renewing = null
    })
    return this.#renewing
  }

  async #renew(life: number): Promise<void> {
    const held = this.#held
    if (!held) throw new Error('no grant is held')
    clearTimeout(this.#timer)
    const times = now()
    try {
      const grant = await this.api.renew(held.grant.grantId, this.#delayMs)
      if (life !== this.#life) return
      this.#hold(grant, times)
      this.emit({ type: 'renewed', grant })
    } catch (error) {
      if (life === this.#life) this.#failed(error)
      throw error
    }
  }

  #failed(error: unknown): void {
    if (isPassing(error)) {
      this.#schedule(backoffMs(this.#attempt, this.random()))
      this.#attempt += 1
      if (this.#expired()) this.emit({ type: 'lost' })
      return
    }
    const code = refusalCode(error)
    this.close()
    this.emit(code === 'playing_elsewhere' ? { type: 'superseded' } : { type: 'ended', code })
  }

  #hold(grant: GrantDto, times: { at: number; wall: number }): void {
    this.#held = { grant, askedAt: times.at, askedAtWall: times.wall }
    this.#attempt = 0
    this.#schedule(Math.max(forcedGapMs / 2, grant.renewInMs - (now().at - times.at)))
  }

  #schedule(inMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.renewNow().catch(() => this.#attempt), inMs)
  }

  #query(): string {
    if (!this.#held) throw new Error('no grant is held')
    return this.#held.grant.query
  }

  #expired(): boolean {
    return this.#held !== null && this.#ageMs() >= this.#held.grant.expiresInMs - marginMs
  }

  /** Whichever clock says more: the monotonic one may stand still during sleep, the wall clock may be set back. */
  #ageMs(): number {
    if (!this.#held) return 0
    const { at, wall } = now()
    return Math.max(at - this.#held.askedAt, wall - this.#held.askedAtWall)
  }
}

function now(): { at: number; wall: number } {
  return { at: performance.now(), wall: Date.now() }
}
