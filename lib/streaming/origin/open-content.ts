import { type PlaylistKind, writeMultivariant } from '../playlists/rules/multivariant'
import { leftBehindSegments } from './live-window'
import { OpenRendition } from './open-rendition'
import type { ContentMedia, ContentPhase, MediaChange } from './source'
import { WrittenPlaylist } from './written'

/** Renditions that end or begin a second apart are whole all the same, ms. */
const holeMs = 2_500

/** One content as it is served. */
export class OpenContent {
  readonly contentId: string
  phase: ContentPhase = 'live'
  ended = false
  /** Held back by a moderator. */
  cut = false
  private readonly renditions = new Map<string, OpenRendition>()
  private readonly written = new Map<PlaylistKind, { text: string; playlist: WrittenPlaylist }>()

  constructor(media: ContentMedia) {
    this.contentId = media.contentId
    this.refresh(media)
  }

  rendition(name: string): OpenRendition | undefined {
    return this.renditions.get(name)
  }

  /** Requests that wait for a segment of any rendition. */
  get held(): number {
    return [...this.renditions.values()].reduce((sum, rendition) => sum + rendition.held.size, 0)
  }

  /** Takes over what was loaded anew, and lets requests go that wait in vain. */
  refresh(media: ContentMedia): void {
    this.phase = media.phase
    this.ended = media.ended || media.phase !== 'live'
    this.cut = media.cut
    for (const rendition of media.renditions) {
      const open = this.renditions.get(rendition.name)
      if (open) open.refresh(rendition)
      else this.renditions.set(rendition.name, new OpenRendition(this.contentId, rendition, media.targetDuration))
    }
    for (const open of this.renditions.values()) open.showFrom(media.liveFrom)
    if (this.ended || this.cut) this.release()
  }

  /** False when the change cannot be taken in and all must be loaded again. */
  take(change: MediaChange): boolean {
    if (change.kind === 'reload') return false
    const result = this.renditions.get(change.rendition)?.append(change.segment, change.init)
    return result === 'appended' || result === 'known'
  }

  /** The content is deleted: nothing of it leaves any more. */
  close(): void {
    this.phase = 'gone'
    this.ended = true
    this.release()
  }

  /** Null while no rendition has a segment. */
  multivariant(kind: PlaylistKind): WrittenPlaylist | null {
    const renditions = [...this.renditions.values()].filter((open) => (kind === 'live' ? open.isShownLive && !this.isLeftBehind(open) : open.newest !== null && !this.hasHoles(open)))
    if (renditions.length === 0) return null
    const text = writeMultivariant({ renditions: renditions.map(({ facts }) => ({ ...facts, bandwidth: Math.max(1, facts.bandwidth) })), kind })
    const known = this.written.get(kind)
    if (known?.text === text) return known.playlist
    const playlist = new WrittenPlaylist(text)
    this.written.set(kind, { text, playlist })
    return playlist
  }

  /** True of a rendition that is no longer pushed while another is. */
  isLeftBehind(rendition: OpenRendition): boolean {
    const newest = rendition.takenAt(0)
    if (this.ended || newest === null) return false
    return [...this.renditions.values()].some((other) => (other.takenAt(leftBehindSegments - 1) ?? 0) > newest)
  }

  /** True of a rendition that the studio gave up for a while: in an archive its viewers would miss that part. */
  private hasHoles(rendition: OpenRendition): boolean {
    const whole = Math.max(...[...this.renditions.values()].map((other) => other.lengthMs))
    return rendition.lengthMs < whole - holeMs
  }

  /** Lets all held requests go. */
  release(): void {
    for (const rendition of this.renditions.values()) rendition.held.release('closed')
  }
}
