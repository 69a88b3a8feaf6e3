import { discontinuitySequenceOfFirst, targetDurationOf, writeArchivePlaylist, writeLivePlaylist } from '../playlists/rules/media-playlist'
import type { RenditionFacts } from '../playlists/rules/multivariant'
import { discontinuitiesBefore, initName, type InitRow, type SegmentRow } from '../playlists/rules/rows'
import { HeldRequests } from './held-requests'
import { liveWindowSegments } from './live-window'
import type { RenditionMedia } from './source'
import { WrittenPlaylist } from './written'

/**
 * One rendition as it is served: its rows, and each playlist written once per change.
 * A segment more costs one row and, when somebody asks, one playlist of twelve.
 */
export class OpenRendition {
  readonly held = new HeldRequests()
  facts: RenditionFacts
  /** Sum of its segments, ms. */
  lengthMs = 0
  private readonly segments: SegmentRow[] = []
  /** Discontinuity sequence number of each segment. */
  private readonly breaks: number[] = []
  private readonly inits = new Map<string, InitRow>()
  /** Segments from here on are numbered without a gap; a live playlist shows no others. */
  private unbrokenFrom = 0
  /** A live playlist shows nothing taken before this, ms since 1970. */
  private liveFrom = 0
  private writtenLive: { ended: boolean; playlist: WrittenPlaylist } | null = null
  private writtenArchive: WrittenPlaylist | null = null

  constructor(
    private readonly contentId: string,
    media: RenditionMedia,
    /** Seconds, whole. It grows with a longer segment, and never shrinks. */
    private longest: number,
  ) {
    this.facts = media
    for (const init of media.inits) this.keepInit(init)
    for (const segment of media.segments) this.keepSegment(segment)
  }

  /** Sequence number of the newest segment, or null while there is none. */
  get newest(): number | null {
    return this.segments.at(-1)?.sequence ?? null
  }

  /** When the newest segment but `back` was taken, ms since 1970; null when there are not so many. */
  takenAt(back: number): number | null {
    return this.segments.at(-1 - back)?.programAt ?? null
  }

  /** Longest wait of a blocking reload: three target durations (RFC 8216bis §6.2.5.2). */
  get longestWaitMs(): number {
    return this.longest * 3 * 1000
  }

  /** `gap` when this row cannot follow what is here, and all must be loaded again. */
  append(segment: SegmentRow, init: InitRow | undefined): 'appended' | 'known' | 'gap' {
    const newest = this.newest
    if (newest !== null && segment.sequence <= newest) return 'known'
    if (newest === null ? segment.sequence !== 0 : segment.sequence !== newest + 1) return 'gap'
    if (init) this.keepInit(init)
    if (segment.container === 'cmaf' && !this.inits.has(initName(segment.run, segment.epoch))) return 'gap'
    this.keepSegment(segment)
    this.forgetWritten()
    this.held.announce(segment.sequence)
    return 'appended'
  }

  /** Takes over what was loaded anew. What was announced stays announced. */
  refresh(media: RenditionMedia): void {
    this.facts = media
    for (const init of media.inits) this.keepInit(init)
    const newest = this.newest ?? -1
    for (const segment of media.segments) if (segment.sequence > newest) this.keepSegment(segment)
    this.forgetWritten()
    if (this.newest !== null) this.held.announce(this.newest)
  }

  /** @param liveFrom when a cut was taken back, ms since 1970; null where none was */
  showFrom(liveFrom: number | null): void {
    if (this.liveFrom === (liveFrom ?? 0)) return
    this.liveFrom = liveFrom ?? 0
    this.forgetWritten()
  }

  /** False while there is nothing yet that a live playlist may show. */
  get isShownLive(): boolean {
    return (this.segments.at(-1)?.programAt ?? -1) >= this.liveFrom
  }

  /** True of what was taken before the last cut was taken back. */
  isFromBeforeCut(segment: SegmentRow): boolean {
    return segment.programAt < this.liveFrom
  }

  segment(sequence: number): SegmentRow | undefined {
    const first = this.segments[0]?.sequence ?? 0
    const direct = this.segments[sequence - first]
    return direct?.sequence === sequence ? direct : this.segments.find((row) => row.sequence === sequence)
  }

  init(run: number, epoch: number): InitRow | undefined {
    return this.inits.get(initName(run, epoch))
  }

  /** Null while there is no segment to show. */
  live(ended: boolean): WrittenPlaylist | null {
    if (!this.isShownLive) return null
    if (this.writtenLive?.ended !== ended) this.writtenLive = { ended, playlist: new WrittenPlaylist(this.liveText(ended)) }
    return this.writtenLive.playlist
  }

  /** Null while there is no segment. */
  archive(): WrittenPlaylist | null {
    if (this.segments.length === 0) return null
    const { contentId, longest: targetDuration, segments } = this
    this.writtenArchive ??= new WrittenPlaylist(writeArchivePlaylist({ contentId, targetDuration, segments, inits: [...this.inits.values()] }))
    return this.writtenArchive
  }

  private liveText(ended: boolean): string {
    const start = Math.max(this.unbrokenFrom, this.firstAfterCut(), this.segments.length - liveWindowSegments)
    const before = this.segments[start - 1] ?? null
    return writeLivePlaylist({
      contentId: this.contentId,
      targetDuration: this.longest,
      segments: this.segments.slice(start),
      inits: [...this.inits.values()],
      ended,
      before,
      discontinuitySequence: this.breaks[before ? start - 1 : start] ?? 0,
    })
  }

  /** Index of the first segment of the newest that were all taken after the last cut. */
  private firstAfterCut(): number {
    let first = this.segments.length
    while (first > this.segments.length - liveWindowSegments && (this.segments[first - 1]?.programAt ?? -1) >= this.liveFrom) first--
    return Math.max(first, 0)
  }

  private keepInit(init: InitRow): void {
    this.inits.set(initName(init.run, init.epoch), init)
  }

  private keepSegment(segment: SegmentRow): void {
    const previous = this.segments.at(-1)
    const breaks = previous ? (this.breaks.at(-1) ?? 0) + discontinuitiesBefore(segment, previous) : discontinuitySequenceOfFirst(segment)
    if (previous && segment.sequence !== previous.sequence + 1) this.unbrokenFrom = this.segments.length
    this.segments.push(segment)
    this.breaks.push(breaks)
    this.lengthMs += segment.durationMs
    this.longest = targetDurationOf([segment], this.longest)
  }

  private forgetWritten(): void {
    this.writtenLive = null
    this.writtenArchive = null
  }
}
