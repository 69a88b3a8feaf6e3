import { discontinuitiesBefore, initName, type InitRow, keyUri, type SegmentRow, segmentName } from './rows'
import { parameterDefinitions, playlistVersion, withViewerQuery } from './viewer-query'

export type MediaPlaylistInput = {
  contentId: string
  /** Seconds, whole. */
  targetDuration: number
  /** In order; for a live playlist the newest few. */
  segments: readonly SegmentRow[]
  /** At least one for every run and epoch that `segments` of fragmented MP4 use. */
  inits: readonly InitRow[]
}

export type LivePlaylistInput = MediaPlaylistInput & {
  /** True once no more segments will come. */
  ended: boolean
  /** The segment that has just left the window, or null when the window begins with the first. */
  before: SegmentRow | null
  /** Discontinuity sequence number of `before`, or of the first segment when there is none. */
  discontinuitySequence: number
}

/** Clients hold back three target durations or more unless told otherwise by their own page (RFC 8216bis §4.4.3.8). */
const holdBackTargets = 3

/**
 * A live media playlist: the window given, blocking reload, a key line per object.
 *
 * A tag that stands before the first segment of the window stays until that segment leaves (RFC 8216bis
 * §6.2.2), and only then does `EXT-X-DISCONTINUITY-SEQUENCE` rise.
 * @throws RangeError without segments, or when an init segment is missing or a number is skipped.
 */
export function writeLivePlaylist(input: LivePlaylistInput): string {
  const first = firstOf(input.segments)
  // A player counts lines to know a segment's number, and blocking reload asks by number.
  if (input.segments.some(({ sequence }, index) => sequence !== first.sequence + index)) throw new RangeError('a segment is missing')
  return asText([
    ...head(input),
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,HOLD-BACK=${(input.targetDuration * holdBackTargets).toFixed(1)}`,
    `#EXT-X-MEDIA-SEQUENCE:${first.sequence}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${input.discontinuitySequence}`,
    ...body(input, input.before),
    ...(input.ended ? ['#EXT-X-ENDLIST'] : []),
  ])
}

/**
 * The whole of an ended broadcast, from the same sealed segments.
 * @throws RangeError without segments, or when an init segment is missing.
 */
export function writeArchivePlaylist(input: MediaPlaylistInput): string {
  const first = firstOf(input.segments)
  return asText([
    ...head(input),
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXT-X-MEDIA-SEQUENCE:${first.sequence}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${discontinuitySequenceOfFirst(first)}`,
    ...body(input, null),
    '#EXT-X-ENDLIST',
  ])
}

/** Of a rendition's very first segment: its run counts from 1, and the runs it sat out count too. */
export function discontinuitySequenceOfFirst(first: SegmentRow): number {
  return first.run - 1
}

/** The smallest legal `EXT-X-TARGETDURATION` in seconds: each duration rounded, not cut (RFC 8216bis §4.4.3.1). */
export function targetDurationOf(segments: readonly SegmentRow[], atLeast: number): number {
  return segments.reduce((longest, segment) => Math.max(longest, Math.round(segment.durationMs / 1000)), Math.max(1, atLeast))
}

function head({ targetDuration }: MediaPlaylistInput): string[] {
  return ['#EXTM3U', `#EXT-X-VERSION:${playlistVersion}`, ...parameterDefinitions, '#EXT-X-INDEPENDENT-SEGMENTS', `#EXT-X-TARGETDURATION:${targetDuration}`]
}

function body({ contentId, segments, inits }: MediaPlaylistInput, before: SegmentRow | null): string[] {
  const lines: string[] = []
  const initIvs = new Map(inits.map((init) => [initName(init.run, init.epoch), init.iv]))
  segments.forEach((segment, index) => {
    const inWindow = index > 0 ? segments[index - 1] : undefined
    const previous = inWindow ?? before ?? undefined
    const breaks = previous ? discontinuitiesBefore(segment, previous) : 0
    for (let count = 0; count < breaks; count++) lines.push('#EXT-X-DISCONTINUITY')
    // MPEG-TS has no init segment.
    const isNewKey = !inWindow || segment.run !== inWindow.run || segment.epoch !== inWindow.epoch
    if (segment.container === 'cmaf' && isNewKey) lines.push(...map(contentId, segment, initIvs))
    lines.push(keyLine(contentId, segment.epoch, segment.iv))
    if (!inWindow || breaks > 0) lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.programAt).toISOString()}`)
    lines.push(`#EXTINF:${(segment.durationMs / 1000).toFixed(3)},`, withViewerQuery(segmentName(segment.sequence, segment.container)))
  })
  return lines
}

/**
 * The init segment of a run and epoch. The key line in force before `EXT-X-MAP` is the one that opens it,
 * and it must say its IV (RFC 8216bis §4.4.4.5), so it has one of its own.
 */
function map(contentId: string, { run, epoch }: SegmentRow, initIvs: ReadonlyMap<string, string>): string[] {
  const name = initName(run, epoch)
  const iv = initIvs.get(name)
  if (iv === undefined) throw new RangeError(`${name} is missing`)
  return [keyLine(contentId, epoch, iv), `#EXT-X-MAP:URI="${withViewerQuery(name)}"`]
}

function keyLine(contentId: string, epoch: number, iv: string): string {
  if (!/^[0-9a-f]{32}$/i.test(iv)) throw new RangeError('an IV is 32 hex digits')
  return `#EXT-X-KEY:METHOD=AES-128,URI="${keyUri(contentId, epoch)}",IV=0x${iv.toLowerCase()}`
}

function firstOf(segments: readonly SegmentRow[]): SegmentRow {
  const first = segments[0]
  if (!first) throw new RangeError('a media playlist needs a segment')
  return first
}

function asText(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
