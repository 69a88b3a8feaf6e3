import { Events, type default as Hls, type Level, type LevelDetails } from 'hls.js'
import type { GrantKeeper } from './grant-keeper'
import { renditionOf, withQuery } from './rules/edge-query'
import { isAhead, reachOf, renditionsIn, type Reach } from './rules/playlist-glance'

interface Reports {
  /** Nothing new has come for a while, or it comes again. */
  readonly quiet: (quiet: boolean) => void
  /** The broadcast offers other renditions now: start over from its playlist. */
  readonly reload: () => void
}

const tickMs = 500
/** After this without a new segment (ms) other renditions are looked at: the studio may have dropped this one. */
const lookAfterMs = 2_000
const lookEveryMs = 2_000
const quietAfterMs = 3_000
/** How often a rendition that was given up is looked at again (ms). */
const uncapEveryMs = 20_000

/** Watches that a live playlist goes on; hls.js alone would wait for ever on a rendition that has stopped. */
export class SourceWatch {
  #timer: ReturnType<typeof setInterval> | undefined
  #advancedAt = 0
  #lookedAt = 0
  #quiet = false
  #details: LevelDetails | null = null

  constructor(
    private readonly hls: Hls,
    private readonly keeper: GrantKeeper,
    private readonly reports: Reports,
  ) {
    hls.on(Events.LEVEL_UPDATED, (_name, { details }) => this.#updated(details))
  }

  begin(live: boolean): void {
    this.end()
    this.#details = null
    this.#advancedAt = performance.now()
    if (live) this.#timer = setInterval(() => this.#tick(), tickMs)
  }

  end(): void {
    clearInterval(this.#timer)
    this.#report(false)
  }

  #updated(details: LevelDetails): void {
    const first = this.#details === null
    this.#details = details
    if (!details.live) return this.end()
    if (!details.advanced && !first) return
    this.#advancedAt = performance.now()
    this.#report(false)
  }

  #report(quiet: boolean): void {
    if (quiet === this.#quiet) return
    this.#quiet = quiet
    this.reports.quiet(quiet)
  }

  #tick(): void {
    const now = performance.now()
    const silence = now - this.#advancedAt
    const slower = Math.max(0, (this.#details?.targetduration ?? 1) - 1) * 2_000
    if (silence > quietAfterMs + slower) this.#report(true)
    const capped = this.hls.autoLevelCapping >= 0
    const due = silence > lookAfterMs + slower ? lookEveryMs : capped ? uncapEveryMs : Number.POSITIVE_INFINITY
    if (now - this.#lookedAt < due) return
    this.#lookedAt = now
    this.#look(silence > lookAfterMs + slower).catch(() => this.#details)
  }

  async #look(silent: boolean): Promise<void> {
    const { grant } = this.keeper
    if (!grant || this.hls.levels.length === 0) return
    if (!silent) return this.#uncap()
    const offered = renditionsIn(await this.#read(grant.manifestUrl))
    if (offered.length === 0) return
    const known = this.hls.levels.map((level) => renditionOf(level.uri))
    if (offered.some((name) => !known.includes(name))) return this.reports.reload()
    for (let index = known.length - 1; index >= 0; index -= 1) {
      if (!offered.includes(known[index] ?? '')) this.hls.removeLevel(index)
    }
    await this.#moveToLiving()
  }

  /** Goes to the best rendition that is ahead of the silent one, and no higher from then on. */
  async #moveToLiving(): Promise<void> {
    const { levels, loadLevel: silent } = this.hls
    const present = levels[silent]
    if (!present || levels.length < 2) return
    const reached = await this.#reachOf(present)
    for (let index = levels.length - 1; index >= 0; index -= 1) {
      const level = levels[index]
      if (!level || index === silent || !isAhead(await this.#reachOf(level), reached)) continue
      if (index < silent) this.hls.autoLevelCapping = index
      this.hls.loadLevel = index
      // Back to choosing by the line, from there.
      this.hls.loadLevel = -1
      return
    }
  }

  async #uncap(): Promise<void> {
    const { levels, loadLevel, autoLevelCapping } = this.hls
    const above = levels[autoLevelCapping + 1]
    const present = levels[loadLevel]
    if (!above || !present) return
    const reached = await this.#reachOf(present)
    const other = await this.#reachOf(above)
    if (other !== null && !isAhead(reached, other)) this.hls.autoLevelCapping = -1
  }

  async #reachOf(level: Level): Promise<Reach | null> {
    return reachOf(await this.#read(level.uri))
  }

  async #read(address: string): Promise<string> {
    const response = await fetch(withQuery(address, await this.keeper.usableQuery()), {
      credentials: 'omit',
      signal: AbortSignal.timeout(5_000),
    })
    return response.ok ? response.text() : ''
  }
}
