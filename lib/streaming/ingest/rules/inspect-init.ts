import { type Box, boxAtMostOnce, descend, onlyBox, readBoxes, readFullBox, readUint32 } from './boxes'
import { readSampleFormat } from './codecs'
import { MediaRefused } from './refused'

/** A track as later segments need it. Plain values, so that it can be kept as JSON. */
export type TrackFacts = {
  id: number
  kind: 'video' | 'audio'
  codec: string
  /** Units per second of this track's times. */
  timescale: number
  /** In units of `timescale`; 0 when each fragment says its own. */
  defaultSampleDuration: number
  /** As in `trex`; tells keyframes from others where a fragment does not. */
  defaultSampleFlags: number
}

/** What an init segment promises of the rendition. Sizes in pixels. */
export type InitFacts = {
  /** For `CODECS` of `EXT-X-STREAM-INF`, video first: `avc1.64001f,mp4a.40.2`. */
  codecs: string
  width: number
  height: number
  tracks: TrackFacts[]
}

/** Real ones have about 1 kB. They are kept in memory, and sealed again for each epoch. Bytes. */
const largestInit = 64 * 1024

const beforeOrAfterMovie = new Set(['free', 'skip', 'sidx', 'uuid'])

/**
 * Reads a CMAF or fragmented-MP4 init segment: `ftyp`, then `moov` with one video track
 * and at most one sound track, no media of its own and nothing outside this object.
 * @throws MediaRefused when it is anything else.
 */
export function inspectInit(bytes: Uint8Array): InitFacts {
  if (bytes.length > largestInit) throw new MediaRefused('init_too_large', `an init segment has 64 kB at most; this one has ${bytes.length} bytes`)
  const boxes = readBoxes(bytes)
  if (boxes[0]?.type !== 'ftyp') throw new MediaRefused('container_unsupported', "an init segment begins with 'ftyp'")
  const stranger = boxes.find((box) => box.type !== 'ftyp' && box.type !== 'moov' && !beforeOrAfterMovie.has(box.type))
  if (stranger) throw new MediaRefused('box_unexpected', `'${stranger.type}' does not belong in an init segment`)
  onlyBox(boxes, 'ftyp')
  const movie = onlyBox(boxes, 'moov')
  const tracks = readTracks(bytes, movie)
  const video = tracks.filter((track) => track.kind === 'video')
  const audio = tracks.filter((track) => track.kind === 'audio')
  const picture = video[0]
  if (!picture || video.length > 1 || audio.length > 1) {
    throw new MediaRefused('track_unsupported', 'a rendition has one video track and at most one sound track')
  }
  return {
    codecs: [...video, ...audio].map((track) => track.codec).join(','),
    width: picture.width,
    height: picture.height,
    tracks: tracks.map(({ width: _width, height: _height, ...facts }) => facts),
  }
}

type SizedTrack = TrackFacts & { width: number; height: number }

function readTracks(bytes: Uint8Array, movie: Box): SizedTrack[] {
  const boxes = readBoxes(bytes, movie.bodyStart, movie.end)
  if (boxes.some((box) => box.type === 'pssh')) {
    throw new MediaRefused('media_encrypted', 'the init segment asks for a foreign protection')
  }
  const fragmentDefaults = readBoxes(bytes, ...bodyOf(onlyBox(boxes, 'mvex'))).filter((box) => box.type === 'trex')
  const tracks = boxes.filter((box) => box.type === 'trak').map((track) => readTrack(bytes, track, fragmentDefaults))
  if (new Set(tracks.map((track) => track.id)).size !== tracks.length) {
    throw new MediaRefused('track_unsupported', 'two tracks have the same number')
  }
  return tracks
}

function readTrack(bytes: Uint8Array, track: Box, fragmentDefaults: readonly Box[]): SizedTrack {
  const header = descend(bytes, track, 'tkhd')
  const { version, fieldsStart } = readFullBox(bytes, header)
  const id = readUint32(bytes, header, fieldsStart + (version === 1 ? 16 : 8))
  const media = descend(bytes, track, 'mdia')
  const kind = readKind(bytes, descend(bytes, media, 'hdlr'))
  const information = descend(bytes, media, 'minf')
  requireSelfContained(bytes, descend(bytes, information, 'dinf', 'dref'))
  const format = readSampleFormat(bytes, descend(bytes, information, 'stbl', 'stsd'), kind)
  const defaults = fragmentDefaults.filter((box) => readUint32(bytes, box, box.bodyStart + 4) === id)
  const trex = boxAtMostOnce(defaults, 'trex')
  if (!trex) throw new MediaRefused('box_missing', `'trex' of track ${id} is missing: the file is not fragmented`)
  return {
    id,
    kind,
    codec: format.codec,
    timescale: readTimescale(bytes, descend(bytes, media, 'mdhd')),
    defaultSampleDuration: readUint32(bytes, trex, trex.bodyStart + 12),
    defaultSampleFlags: readUint32(bytes, trex, trex.bodyStart + 20),
    width: format.width,
    height: format.height,
  }
}

function readKind(bytes: Uint8Array, handler: Box): 'video' | 'audio' {
  const { fieldsStart } = readFullBox(bytes, handler)
  const type = readUint32(bytes, handler, fieldsStart + 4)
  if (type === 0x76696465) return 'video'
  if (type === 0x736f756e) return 'audio'
  throw new MediaRefused('track_unsupported', 'only video and sound tracks are taken')
}

function readTimescale(bytes: Uint8Array, mediaHeader: Box): number {
  const { version, fieldsStart } = readFullBox(bytes, mediaHeader)
  const timescale = readUint32(bytes, mediaHeader, fieldsStart + (version === 1 ? 16 : 8))
  if (timescale === 0) throw new MediaRefused('timing_invalid', 'a track has a timescale of 0')
  return timescale
}

/** A data reference may name a foreign file; only "in this same file" (flag 1) passes (ISO/IEC 14496-12 §8.7.2). */
function requireSelfContained(bytes: Uint8Array, references: Box): void {
  const { fieldsStart } = readFullBox(bytes, references)
  readUint32(bytes, references, fieldsStart)
  const entries = readBoxes(bytes, fieldsStart + 4, references.end)
  if (entries.length === 0 || entries.some((entry) => (readFullBox(bytes, entry).flags & 1) === 0)) {
    throw new MediaRefused('box_unexpected', 'the media refers to another file')
  }
}

function bodyOf(box: Box): [start: number, end: number] {
  return [box.bodyStart, box.end]
}
