import { OpenContent } from './open-content'
import type { MediaChange, OriginLog, PlaylistSource } from './source'

type Entry = {
  content: OpenContent
  /** Changes that came while all was being loaded again; null when nothing is being loaded. */
  pending: MediaChange[] | null
  unsubscribe: () => void
  usedAt: number
}

const retryMs = 500

export type CatalogueChoices = {
  source: PlaylistSource
  log: OriginLog
  now: () => Date
  /** Contents kept open at once; beyond it the one not asked for longest is closed. */
  mostContents: number
  onGone: (contentId: string) => void
}

/**
 * The contents being served. Each is loaded once, on the first request for it, and then follows its
 * changes: a segment is taken in by itself, anything else is a fresh load.
 */
export class Catalogue {
  private readonly entries = new Map<string, Entry>()
  private readonly opening = new Map<string, Promise<OpenContent | null>>()
  private closed = false

  constructor(private readonly choices: CatalogueChoices) {}

  /** Null for an unknown content. At once for one that is open already. */
  find(contentId: string): OpenContent | Promise<OpenContent | null> {
    const entry = this.entries.get(contentId)
    if (entry) {
      entry.usedAt = this.choices.now().getTime()
      return entry.content
    }
    const running = this.opening.get(contentId)
    if (running) return running
    const opening = this.open(contentId).finally(() => this.opening.delete(contentId))
    this.opening.set(contentId, opening)
    return opening
  }

  /** Lets every held request go and hears no more changes. */
  close(): void {
    this.closed = true
    for (const [contentId, { content }] of this.entries) {
      content.release()
      this.forget(contentId)
    }
  }

  private async open(contentId: string): Promise<OpenContent | null> {
    const early: MediaChange[] = []
    let entry: Entry | undefined
    // Subscribed before loading: a change in between would be lost otherwise.
    const unsubscribe = this.choices.source.onChange(contentId, (change) => (entry ? this.take(entry, change) : early.push(change)))
    const media = await this.choices.source.load(contentId).catch((error: unknown) => {
      unsubscribe()
      throw error
    })
    if (!media || this.closed) {
      unsubscribe()
      return null
    }
    entry = { content: new OpenContent(media), pending: null, unsubscribe, usedAt: this.choices.now().getTime() }
    this.entries.set(contentId, entry)
    this.makeRoom(contentId)
    for (const change of early) this.take(entry, change)
    return entry.content
  }

  private take(entry: Entry, change: MediaChange): void {
    if (entry.pending) entry.pending.push(change)
    else if (!entry.content.take(change)) void this.reload(entry)
  }

  private async reload(entry: Entry): Promise<void> {
    const { content } = entry
    entry.pending = []
    try {
      const media = await this.choices.source.load(content.contentId)
      if (media) content.refresh(media)
      if (!media || media.phase === 'gone') {
        content.close()
        this.choices.onGone(content.contentId)
      }
    } catch (error) {
      this.choices.log.error({ contentId: content.contentId, err: error }, 'content could not be loaded again, trying once more')
      setTimeout(() => this.entries.get(content.contentId) === entry && void this.reload(entry), retryMs).unref()
      return
    }
    const missed = entry.pending
    entry.pending = null
    for (const change of missed) this.take(entry, change)
  }

  private makeRoom(justOpened: string): void {
    if (this.entries.size <= this.choices.mostContents) return
    const idle = [...this.entries].filter(([contentId, entry]) => contentId !== justOpened && entry.content.held === 0)
    idle.sort(([, a], [, b]) => a.usedAt - b.usedAt)
    const [longest] = idle
    if (longest) this.forget(longest[0])
  }

  private forget(contentId: string): void {
    this.entries.get(contentId)?.unsubscribe()
    this.entries.delete(contentId)
  }
}
